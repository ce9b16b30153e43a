// What azd uses: values come from the azd environment (azd env set NAME value).
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'business-env')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastasia')
param profile = readEnvironmentVariable('BUSINESS_ENV_PROFILE', 'dev')
param privateNetwork = bool(readEnvironmentVariable('BUSINESS_ENV_PRIVATE_NETWORK', 'false'))
param monthlyBudget = int(readEnvironmentVariable('BUSINESS_ENV_MONTHLY_BUDGET', '0'))
param entraClientId = readEnvironmentVariable('BUSINESS_ENV_ENTRA_CLIENT_ID', '')
param otlpEndpoint = readEnvironmentVariable('BUSINESS_ENV_OTLP_ENDPOINT', '')
param alertEmails = filter(split(readEnvironmentVariable('BUSINESS_ENV_ALERT_EMAILS', ''), ','), address => !empty(address))
param uploaderGroupIds = filter(split(readEnvironmentVariable('BUSINESS_ENV_UPLOADER_GROUPS', ''), ','), id => !empty(id))
