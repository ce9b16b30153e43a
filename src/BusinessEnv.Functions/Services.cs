using BusinessEnv.Functions.Http;
using BusinessEnv.Functions.Pipeline;
using BusinessEnv.Functions.Telemetry;
using BusinessEnv.Storage;
using BusinessEnv.Storage.Frameworks;
using BusinessEnv.Storage.Notices;
using BusinessEnv.Storage.Observations;
using BusinessEnv.Storage.Rankings;
using BusinessEnv.Storage.Telemetry;
using BusinessEnv.Storage.Uploads;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BusinessEnv.Functions;

public static class Services
{
    /// <summary>Everything that the function classes ask for, in Azure and locally alike.</summary>
    /// <exception cref="InvalidOperationException">Settings are missing or malformed; the message names them.</exception>
    public static IServiceCollection AddBusinessEnv(this IServiceCollection services, IConfiguration configuration)
    {
        AppSettings.Check(configuration);
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddTelemetry(configuration)
            .AddSingleton(StorageAccount.Connect(configuration))
            .AddSingleton<UploadLedger>()
            .AddSingleton<InputBlobs>()
            .AddSingleton<ReportBlobs>()
            .AddSingleton<ObservationTable>()
            .AddSingleton<RankingInputTable>()
            .AddSingleton<RankingPointers>()
            .AddSingleton<FrameworkTable>()
            .AddSingleton<NoticeTable>()
            .AddSingleton<PublishedDocuments>()
            .AddSingleton<RequestQueue>()
            .AddSingleton<StorageHealth>()
            .AddSingleton<QueueLengths>()
            .AddSingleton<Watch>()
            .AddSingleton<FrameworkCatalog>()
            .AddSingleton<IUploadKind, FrameworkUploads>()
            .AddSingleton<IUploadKind, MetricUploads>()
            .AddSingleton<IUploadKind, NoticeUploads>()
            .AddSingleton<UploadPipeline>()
            .AddSingleton<RankingRecompute>()
            .AddSingleton<Sweep>()
            .AddSingleton<RankingEndpoints>()
            .AddSingleton<NoticeEndpoints>()
            .AddSingleton<FrameworkEndpoints>()
            .AddSingleton<UploadEndpoints>()
            .AddSingleton<HealthEndpoints>();
    }
}
