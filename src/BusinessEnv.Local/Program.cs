using BusinessEnv.Local;

Console.OutputEncoding = System.Text.Encoding.UTF8;
return await LocalProgram.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
