namespace BusinessEnv.Core.Tests;
public class Placeholder { [Fact] public void Runs() => Assert.True(File.Exists("/nonexistent") == false); }
