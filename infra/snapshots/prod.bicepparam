// Everything that can be turned on.
using '../main.bicep'

param environmentName = 'prod'
param location = 'eastasia'
param profile = 'prod'
param privateNetwork = true
param monthlyBudget = 200
param budgetStart = '2026-01-01'
param alertEmails = ['duty@example.org']
param uploaderGroupIds = ['11111111-1111-1111-1111-111111111111']
param entraClientId = '22222222-2222-2222-2222-222222222222'
param otlpEndpoint = 'https://collector.example.org'
