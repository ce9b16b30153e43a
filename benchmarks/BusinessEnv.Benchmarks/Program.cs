if (!BusinessEnv.Benchmarks.SpreadsheetOnce.Run(args))
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
