#!/bin/sh
# Connects storage's events to the blob functions. azd runs this after every deploy; running it again changes nothing.
set -eu
: "${FUNCTION_APP:?azd provision has not run}" "${AZURE_RESOURCE_GROUP:?}" "${EVENT_TOPIC:?}" "${AZURE_STORAGE_ACCOUNT:?}" "${FUNCTION_APP_URL:?}"

command -v az >/dev/null || { echo "The Azure CLI (az) is missing: https://aka.ms/azure-cli" >&2; exit 1; }

# The key in the webhooks' address appears when the blob extension first starts; a call starts the app.
attempt=0
until [ "$(az functionapp keys list --name "$FUNCTION_APP" --resource-group "$AZURE_RESOURCE_GROUP" \
  --query "contains(keys(systemKeys), 'blobs_extension')" --output tsv 2>/dev/null)" = true ]; do
  attempt=$((attempt + 1))
  if [ "$attempt" -gt 30 ]; then
    echo "The app $FUNCTION_APP has no key blobs_extension after 5 minutes: it does not start. See its logs in Application Insights." >&2
    exit 1
  fi
  curl --silent --max-time 30 --output /dev/null "$FUNCTION_APP_URL/api/health/live" || true
  sleep 10
done

az deployment group create \
  --resource-group "$AZURE_RESOURCE_GROUP" \
  --name event-subscriptions \
  --template-file infra/subscriptions.bicep \
  --parameters functionApp="$FUNCTION_APP" topic="$EVENT_TOPIC" storageAccount="$AZURE_STORAGE_ACCOUNT" \
  --output none
echo "Storage's events reach the blob functions of $FUNCTION_APP."
