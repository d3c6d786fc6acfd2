using System.Text;
using Reinstate.Folders.Reading;

namespace Reinstate.FoldersTests.Reading;

/// <summary>Two services with two people each; a test adds what it is about.</summary>
internal sealed class SmallFolder : IDisposable
{
    public const string Doses = "entry_id,person_id,medicine_id,occurred_at,code,due_at,written_at,entered_at,checked_at\n";

    public const string Records = "entry_id,person_id,category,occurred_at,author,text\n";

    private readonly FolderOnDisk folder = new();

    public SmallFolder()
    {
        File("incident.csv", "incident_id,title,systems,services,declared_at,contingency_from,restored_at\nI1,T,emar,S1;S2,2026-03-10T07:00,2026-03-10T07:00,2026-03-10T17:00\n");
        File("services.csv", "service_id,name,type\nS2,Two,care_home\nS1,One,homecare\n");
        File("people.csv", "person_id,service_id,name\nP3,S2,C\nP1,S1,A\nP2,S1,B\nP4,S2,D\n");
    }

    public string Path => folder.Path;

    public SmallFolder File(string name, string text)
    {
        System.IO.File.WriteAllText(System.IO.Path.Combine(Path, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return this;
    }

    public SmallFolder Append(string name, string text)
    {
        System.IO.File.AppendAllText(System.IO.Path.Combine(Path, name), text);
        return this;
    }

    public SmallFolder Without(string name)
    {
        System.IO.File.Delete(System.IO.Path.Combine(Path, name));
        return this;
    }

    public RecoveryFolder Read(params VirtualTable[] more) => FolderReader.Read(Path, more);

    public void Dispose() => folder.Dispose();

    /// <summary>file:row:column reason.</summary>
    public static string[] Told(IEnumerable<Reject> rejects) => [.. rejects.Select(r => $"{r.File}:{r.Row}:{r.Column} {r.Reason}")];

    public static string[] Entries(RecoveryFolder read) => [.. read.People.SelectMany(p => p.Entries.Select(e => $"{p.Person.PersonId} {e.EntryId}"))];
}
