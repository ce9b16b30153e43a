// What someone should look at. Queries read the app's own metrics (docs/operations.md says what to do for each).
param location string
param tags object
param workspaceId string
param actionGroupId string

var alerts = [
  {
    name: 'poison-queue'
    description: 'A poison queue is not empty: some upload or recompute failed five times.'
    severity: 1
    window: 'PT15M'
    query: 'AppMetrics | where Name == "businessenv.queue.poison" | summarize arg_max(TimeGenerated, Max) by Queue = tostring(Properties.queue) | where Max > 0'
  }
  {
    name: 'rejected-uploads'
    description: 'Uploads were rejected: their authors should be told why (GET /api/uploads?state=rejected).'
    severity: 3
    window: 'PT1H'
    query: 'AppMetrics | where Name == "businessenv.uploads" and Properties.state == "rejected" | where Sum > 0'
  }
  {
    name: 'stale-ranking'
    description: 'A ranking has been older than its inputs for an hour.'
    severity: 2
    window: 'PT1H'
    query: 'AppMetrics | where Name == "businessenv.rankings.due" | summarize Least = min(Min), Measured = count() | where Least > 0 and Measured >= 6'
  }
  {
    name: 'server-errors'
    description: 'Requests ended in 5xx.'
    severity: 1
    window: 'PT15M'
    query: 'AppRequests | where toint(ResultCode) between (500 .. 599)'
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: 'alert-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'BusinessEnv: ${alert.name}'
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: alert.window
      // The tables appear with the first telemetry.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actionGroupId] }
    }
  }
]
