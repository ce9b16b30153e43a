// A group of people who put files into the input containers.
import { inputContainers } from '../names.bicep'

param storageName string
param groupId string
param roleId string

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource inputs 'containers' existing = [for container in inputContainers: { name: container }]
  }
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (container, index) in inputContainers: {
    scope: account::blobs::inputs[index]
    name: guid(account.id, container, groupId, roleId)
    properties: {
      principalId: groupId
      principalType: 'Group'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
    }
  }
]
