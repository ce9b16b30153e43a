namespace BusinessEnv.Core.Frameworks;

/// <summary>What happens to a metric file with errors in it.</summary>
public sealed record UploadRules
{
    /// <summary>True: any error refuses the whole file. False (the default): the good cells are taken and the bad ones listed.</summary>
    public bool RejectOnAnyError { get; init; }
}
