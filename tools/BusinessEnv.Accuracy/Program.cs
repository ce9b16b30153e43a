using System.Text;
using BusinessEnv.Accuracy;

// usage: BusinessEnv.Accuracy <folder with notice and gold files> ... ; writes a Markdown report to the standard output.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: BusinessEnv.Accuracy <folder> [<folder> ...]   (a folder holds x.txt with x.gold.json, or notice.txt with gold.json)");
    return 1;
}
Console.OutputEncoding = new UTF8Encoding(false);
Console.Out.Write(Report.Write([.. args.SelectMany(GoldFiles.Read)]));
return 0;
