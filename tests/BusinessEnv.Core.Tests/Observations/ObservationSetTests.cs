using BusinessEnv.Core.Observations;
using BusinessEnv.Core.Uploads;

namespace BusinessEnv.Core.Tests.Observations;

public class ObservationSetTests
{
    private static UploadObservations Upload(string id, params (string Period, string Unit, string Indicator, double? Number, string? Text)[] cells) =>
        new(id, new BlobSource($"metrics/f/{id}.csv", "v1"), [.. cells.Select((cell, i) => new Observation(cell.Period, cell.Unit, cell.Indicator, cell.Number, cell.Text, $"A{i}"))]);

    [Fact]
    public void The_newest_upload_that_has_a_cell_wins_and_its_cells_are_counted()
    {
        var set = ObservationSet.Merge("2020",
        [
            Upload("one", ("2020", "B", "x", 1, null), ("2020", "A", "x", 2, null), ("2019", "C", "x", 9, null), ("2020", "B", "y", 3, null)),
            Upload("two", ("2020", "B", "x", 5, null), ("2020", "B", "y", null, null)),
            Upload("three", ("2020", "B", "x", null, "none")),
        ]);
        Assert.Equal(["A", "B"], set.Units);
        Assert.Equal(new(null, "none", "A0", 2), set.Find("B", "x"));
        Assert.Equal(new(null, null, "A1", 1), set.Find("B", "y"));
        Assert.Equal(new(2, null, "A1", 0), set.Find("A", "x"));
        Assert.Null(set.Find("C", "x"));
        Assert.Equal([("one", 1), ("two", 1), ("three", 1)], set.Inputs.Select(input => (input.Upload, input.Cells)));
        Assert.Equal(3, set.Cells.Count);
    }

    [Fact]
    public void Units_whose_cells_are_scattered_are_listed_once()
    {
        var set = ObservationSet.Merge("2020", [Upload("one", ("2020", "B", "x", 1, null), ("2020", "A", "x", 1, null), ("2020", "B", "y", 1, null), ("2020", "A", "y", 1, null))]);
        Assert.Equal(["A", "B"], set.Units);
    }

    [Fact]
    public void Without_uploads_there_is_nothing() => Assert.Empty(ObservationSet.Merge("2020", []).Units);

    [Theory]
    [InlineData("2019", "2020", 1)]
    [InlineData("2020H1", "2020H2", 0.5)]
    [InlineData("2020Q4", "2020", 0)]
    [InlineData("2019-06", "2020-12", 1.5)]
    [InlineData("2020", "2019Q4", -1)]
    [InlineData("2020", "latest", double.NaN)]
    public void Years_between_the_ends_of_periods(string from, string to, double years) => Assert.Equal(years, Periods.Years(from, to), 1e-12);
}
