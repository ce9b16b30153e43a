using '../subscriptions.bicep'

param functionApp = 'func-example'
param topic = 'evgt-example'
param storageAccount = 'stexample'
