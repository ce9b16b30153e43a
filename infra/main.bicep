// Everything that BusinessEnv needs, but for the Event Grid subscriptions: they call the app, so they come after
// its code (subscriptions.bicep, deployed by the postdeploy hook of azure.yaml).
targetScope = 'subscription'

@description('Name of the environment: part of the resource group\'s name and of the hash in all other names.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region of all resources. Flex Consumption must be offered there: az functionapp list-flexconsumption-locations.')
param location string

@description('Which set of defaults: dev (small, kept short) or prod (redundant, kept long).')
@allowed(['dev', 'prod'])
param profile string = 'dev'

@description('Memory of an instance in MB. host.json\'s concurrency is chosen for 2048.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Most instances at once; null takes the profile\'s. It also bounds the cost.')
@minValue(40)
@maxValue(1000)
param maximumInstances int?

@description('Instances for HTTP that never go away; null takes the profile\'s.')
param alwaysReadyHttp int?

@description('Days that deleted or overwritten inputs can be brought back; null takes the profile\'s.')
@minValue(1)
@maxValue(365)
param softDeleteDays int?

@description('Days after which a report is deleted; the ledger keeps the outcome and the first reasons.')
@minValue(30)
param reportDays int = 365

@description('Days after which a ranking run that is no longer published is deleted.')
@minValue(1)
param oldRunDays int = 90

@description('NCRONTAB in UTC: how often rankings whose inputs changed are asked for again.')
param recomputeDueSchedule string = '0 */5 * * * *'

@description('NCRONTAB in UTC: how often the listing is compared with the ledger, to find lost events.')
param reconcileSchedule string = '0 7 * * * *'

@description('NCRONTAB in UTC: how often queues and due rankings are measured for the alerts.')
param measureSchedule string = '30 */5 * * * *'

@description('Addresses that get the alerts and the budget\'s warnings.')
param alertEmails string[] = []

@description('Monthly budget in the billing currency; 0 sets none.')
@minValue(0)
param monthlyBudget int = 0

@description('First day of the month from which the budget counts.')
param budgetStart string = utcNow('yyyy-MM-01')

@description('Object ids of Entra groups that may put files into the input containers.')
param uploaderGroupIds string[] = []

@description('Client id of an Entra app registration: then every request but health and Event Grid\'s needs a sign-in. Empty: reads are anonymous.')
param entraClientId string = ''

@description('Storage is reached only through private endpoints in a virtual network.')
param privateNetwork bool = false

@description('Endpoint of an OpenTelemetry collector to send to besides Application Insights; empty for none.')
param otlpEndpoint string = ''

var defaults = {
  dev: { maximumInstances: 40, alwaysReadyHttp: 0, softDeleteDays: 7, storageSku: 'Standard_LRS', zoneRedundant: false, logDays: 30 }
  prod: { maximumInstances: 100, alwaysReadyHttp: 1, softDeleteDays: 30, storageSku: 'Standard_ZRS', zoneRedundant: true, logDays: 90 }
}[profile]
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: { location: location, tags: tags, name: 'id-${token}' }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: { location: location, tags: tags, token: token, logDays: defaults.logDays, alertEmails: alertEmails }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    location: location
    tags: tags
    name: 'st${token}'
    sku: defaults.storageSku
    softDeleteDays: softDeleteDays ?? defaults.softDeleteDays
    reportDays: reportDays
    oldRunDays: oldRunDays
    publicAccess: !privateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

module events 'modules/events.bicep' = {
  name: 'events'
  scope: group
  params: { location: location, tags: tags, name: 'evgt-${token}', storageName: storage.outputs.name }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  scope: group
  params: {
    storageName: storage.outputs.name
    insightsName: monitoring.outputs.insightsName
    appPrincipalId: identity.outputs.principalId
    topicPrincipalId: events.outputs.principalId
    uploaderGroupIds: uploaderGroupIds
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  scope: group
  params: { location: location, tags: tags, token: token, storageName: storage.outputs.name }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  // The app reads its package and its triggers' storage with these roles as soon as it starts.
  dependsOn: [roles]
  params: {
    location: location
    tags: tags
    token: token
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    insightsConnectionString: monitoring.outputs.connectionString
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances ?? defaults.maximumInstances
    alwaysReadyHttp: alwaysReadyHttp ?? defaults.alwaysReadyHttp
    zoneRedundant: defaults.zoneRedundant
    subnetId: network.?outputs.appSubnetId
    entraClientId: entraClientId
    recomputeDueSchedule: recomputeDueSchedule
    reconcileSchedule: reconcileSchedule
    measureSchedule: measureSchedule
    otlpEndpoint: otlpEndpoint
    environmentName: environmentName
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: { location: location, tags: tags, workspaceId: monitoring.outputs.workspaceId, actionGroupId: monitoring.outputs.actionGroupId }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0) {
  name: 'budget'
  scope: group
  params: { amount: monthlyBudget, start: budgetStart, emails: alertEmails }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_STORAGE_ACCOUNT string = storage.outputs.name
output EVENT_TOPIC string = events.outputs.name
output FUNCTION_APP string = app.outputs.name
output FUNCTION_APP_URL string = app.outputs.url
