// All defaults.
using '../main.bicep'

param environmentName = 'dev'
param location = 'eastasia'
