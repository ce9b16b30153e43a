// Event Grid subscriptions of the blob functions, deployed after the code: Event Grid asks the app's webhook to confirm
// each of them, and the key in the webhook's address exists only once the blob extension has started.
import { blobFunctions, deadLetterContainer } from 'names.bicep'

param functionApp string
param topic string
param storageAccount string

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionApp
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageAccount
}

resource systemTopic 'Microsoft.EventGrid/systemTopics@2022-06-15' existing = {
  name: topic
}

resource subscriptions 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = [
  for item in blobFunctions: {
    parent: systemTopic
    name: item.function
    properties: {
      eventDeliverySchema: 'EventGridSchema'
      destination: {
        endpointType: 'WebHook'
        properties: {
          // The key goes from the app to Event Grid inside Azure; no script or log sees it.
          endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${item.function}&code=${listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension}'
          maxEventsPerBatch: 1
        }
      }
      filter: {
        includedEventTypes: ['Microsoft.Storage.BlobCreated']
        subjectBeginsWith: '/blobServices/default/containers/${item.container}/'
        // The calls that end an upload: a single put, a put in blocks, a copy, and a flush of a hierarchical account.
        advancedFilters: [
          { operatorType: 'StringIn', key: 'data.api', values: ['PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose'] }
        ]
      }
      retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
      deadLetterWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        deadLetterDestination: {
          endpointType: 'StorageBlob'
          properties: { resourceId: account.id, blobContainerName: deadLetterContainer }
        }
      }
    }
  }
]
