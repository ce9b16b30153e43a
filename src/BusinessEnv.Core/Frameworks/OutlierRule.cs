namespace BusinessEnv.Core.Frameworks;

/// <summary>Treatment of a node whose distribution has |skewness| ≥ <paramref name="Skewness"/> and kurtosis ≥ <paramref name="Kurtosis"/> (excess; both type 2, as in SAS and SPSS):
/// winsorise towards the next value until either limit holds; where the permitted points do not suffice, apply <paramref name="Then"/> to the untouched values.
/// Defaults and algorithm are those of COINr's <c>Treat</c>, after Saisana and others, OECD/JRC Handbook.</summary>
/// <param name="Skewness">Limit of |skewness|.</param>
/// <param name="Kurtosis">Limit of excess kurtosis.</param>
/// <param name="MaximumPoints">Winsorising goes on while fewer points than this are changed; tied points count together, so that the last step may pass it. 0 goes straight to <paramref name="Then"/>.</param>
/// <param name="Lambda">Box–Cox exponent; null estimates it by maximum likelihood within −2…2.</param>
/// <param name="Combine">True: <paramref name="Then"/> applies to the winsorised values.</param>
public sealed record OutlierRule(
    double Skewness = 2,
    double Kurtosis = 3.5,
    int MaximumPoints = 5,
    OutlierTransform Then = OutlierTransform.Log,
    double? Lambda = null,
    bool Combine = false);

public enum OutlierTransform
{
    /// <summary>The winsorised values stay, and the record says that they do not pass.</summary>
    None,
    /// <summary>ln(x − min + 0.01·(max − min)).</summary>
    Log,
    /// <summary>ln((max − 1)·(x − min)/(max − min) + 1), as the Global Innovation Index does; max &gt; 0.</summary>
    LogGii,
    /// <summary>Box–Cox of x − min + 1.</summary>
    BoxCox,
}
