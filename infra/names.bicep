// The names that the code uses (src/BusinessEnv.Storage/Names.cs); a test keeps the two equal.
@export()
var inputContainers = ['frameworks', 'metrics', 'notices']

@export()
var documentContainers = ['published', 'reports']

@export()
var deadLetterContainer = 'dead-letters'

@export()
var packageContainer = 'app-package'

@export()
var queues = ['ingest-requests', 'ranking-requests']

@export()
var tables = ['Frameworks', 'Notices', 'Observations', 'RankingInputs', 'Rankings', 'Uploads']

// A blob function and the container whose blobs it reads.
@export()
var blobFunctions = [
  { function: 'IngestFramework', container: 'frameworks' }
  { function: 'IngestMetrics', container: 'metrics' }
  { function: 'IngestNotice', container: 'notices' }
]
