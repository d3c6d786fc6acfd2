using System.CommandLine;
using Reinstate.Evidence.Packs.Sealing;

namespace Reinstate.Silo.Commands;

/// <summary>Draws an audit sample again from a pack; exit code 1 when it is not what the pack says was drawn, 2 when it cannot be drawn.</summary>
internal static class AuditSampleCommand
{
    public static Command Create()
    {
        var command = new Command("audit-sample", "Draws the audit sample of an evidence pack again, from its seed, method and population, and compares it with what was drawn. Needs no server and no log.");
        var file = new Argument<string>("PACK") { Description = "The pack, a zip; not a redacted one." };
        command.Arguments.Add(file);
        command.SetAction(parsed =>
        {
            try
            {
                var repeated = AuditRepeat.Of(File.ReadAllBytes(parsed.GetValue(file)!));
                foreach (var difference in repeated.Differences)
                {
                    Console.WriteLine($"  {difference}");
                }

                Console.WriteLine(repeated.Sentence);
                return repeated.Differences.IsEmpty ? 0 : 1;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }
}
