// The function app on a Flex Consumption plan.
import { packageContainer } from '../names.bicep'

param location string
param tags object
param token string
param environmentName string
param identityId string
param identityClientId string
param storageName string
param insightsConnectionString string
param instanceMemoryMB int
param maximumInstances int
param alwaysReadyHttp int
param zoneRedundant bool
param subnetId string?
param entraClientId string
param recomputeDueSchedule string
param reconcileSchedule string
param measureSchedule string
param otlpEndpoint string

var optionalSettings = union(
  empty(otlpEndpoint) ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint },
  // Sign-in without a secret: the app's identity vouches for the registration.
  empty(entraClientId) ? {} : { OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId }
)

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-${token}'
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: subnetId
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReadyHttp == 0 ? [] : [{ name: 'http', instanceCount: alwaysReadyHttp }]
        triggers: { http: { perInstanceConcurrency: 32 } }
      }
    }
  }

  resource noFtp 'basicPublishingCredentialsPolicies' = { name: 'ftp', properties: { allow: false } }

  resource noBasicPublishing 'basicPublishingCredentialsPolicies' = { name: 'scm', properties: { allow: false } }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(optionalSettings, {
      // The host's own storage.
      AzureWebJobsStorage__blobServiceUri: account.properties.primaryEndpoints.blob
      AzureWebJobsStorage__queueServiceUri: account.properties.primaryEndpoints.queue
      AzureWebJobsStorage__tableServiceUri: account.properties.primaryEndpoints.table
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      AzureWebJobsDisableHomepage: 'true'
      // The connection 'Storage' of the triggers and of the code.
      Storage__blobServiceUri: account.properties.primaryEndpoints.blob
      Storage__queueServiceUri: account.properties.primaryEndpoints.queue
      Storage__tableServiceUri: account.properties.primaryEndpoints.table
      Storage__credential: 'managedidentity'
      Storage__clientId: identityClientId
      RecomputeDueSchedule: recomputeDueSchedule
      ReconcileSchedule: reconcileSchedule
      MeasureSchedule: measureSchedule
      APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      OTEL_SERVICE_NAME: 'business-env'
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=${environmentName}'
    })
  }

  resource signIn 'config' = if (!empty(entraClientId)) {
    name: 'authsettingsV2'
    properties: {
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'RedirectToLoginPage'
        redirectToProvider: 'azureactivedirectory'
        // Event Grid signs its calls with the extension's key, and a probe has no identity.
        excludedPaths: ['/runtime/webhooks/blobs', '/api/health', '/api/health/live']
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: entraClientId
            clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: { allowedAudiences: ['api://${entraClientId}', entraClientId] }
        }
      }
      login: { tokenStore: { enabled: false } }
      httpSettings: { requireHttps: true }
    }
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
