# Connects storage's events to the blob functions. azd runs this after every deploy; running it again changes nothing.
$ErrorActionPreference = 'Stop'
foreach ($name in 'FUNCTION_APP', 'AZURE_RESOURCE_GROUP', 'EVENT_TOPIC', 'AZURE_STORAGE_ACCOUNT', 'FUNCTION_APP_URL') {
  if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is not set: azd provision has not run." }
}
if (-not (Get-Command az -ErrorAction SilentlyContinue)) { throw 'The Azure CLI (az) is missing: https://aka.ms/azure-cli' }

# The key in the webhooks' address appears when the blob extension first starts; a call starts the app.
for ($attempt = 1; ; $attempt++) {
  $has = az functionapp keys list --name $env:FUNCTION_APP --resource-group $env:AZURE_RESOURCE_GROUP --query "contains(keys(systemKeys), 'blobs_extension')" --output tsv
  if ($has -eq 'true') { break }
  if ($attempt -gt 30) { throw "The app $env:FUNCTION_APP has no key blobs_extension after 5 minutes: it does not start. See its logs in Application Insights." }
  try { Invoke-WebRequest "$env:FUNCTION_APP_URL/api/health/live" -TimeoutSec 30 | Out-Null } catch { }
  Start-Sleep -Seconds 10
}

az deployment group create `
  --resource-group $env:AZURE_RESOURCE_GROUP `
  --name event-subscriptions `
  --template-file infra/subscriptions.bicep `
  --parameters functionApp=$env:FUNCTION_APP topic=$env:EVENT_TOPIC storageAccount=$env:AZURE_STORAGE_ACCOUNT `
  --output none
if ($LASTEXITCODE -ne 0) { throw 'The event subscriptions could not be deployed.' }
Write-Output "Storage's events reach the blob functions of $env:FUNCTION_APP."
