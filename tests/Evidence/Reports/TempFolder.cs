using Reinstate.Evidence.Reports;

namespace Reinstate.EvidenceTests.Reports;

/// <summary>A small recovery folder that is sound: one service, one person, one dose and one note, each on paper, copied and checked.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("reconcile-");

    public TempFolder()
    {
        Directory.CreateDirectory(In);
        File("incident.csv", "incident_id,title,systems,services,declared_at,contingency_from,restored_at\nI1,\"Records, and eMAR, out\",care_planning;emar,S1,2026-03-10T07:00,2026-03-10T07:00,2026-03-10T17:00\n");
        File("services.csv", "service_id,name,type\nS1,The Limes,care_home\n");
        File("people.csv", "person_id,service_id,name\nP1,S1,Pat <b>O'Neil</b>\n");
        File("staff.csv", "staff_id,name,initials,role,services\nA1,Ann,AA,nurse,S1\nB1,Bob,BB,senior_carer,S1\nC1,Cat,CC,nurse,S1\n");
        File("expected_doses.csv", "person_id,medicine_id,medicine,due_at\nP1,MED,Amlodipine,2026-03-10T08:00\n");
        File("expected_records.csv", "person_id,category,due_from,due_to\nP1,nutrition,2026-03-10T08:00,2026-03-10T12:00\n");
        File("paper_doses.csv", $"{Dose}\nPD1,P1,MED,2026-03-10T08:00,2026-03-10T08:02,given,AA,SH1,1,BB,2026-03-10T18:00,CC,2026-03-10T18:05\n");
        File("digital_doses.csv", $"{Dose}\nDD1,P1,MED,2026-03-10T08:00,2026-03-10T08:02,given,AA,SH1,1,BB,2026-03-10T18:00,CC,2026-03-10T18:05\n");
        File("paper_records.csv", $"{Record}\nPR1,P1,nutrition,2026-03-10T09:00,AA,Ate well,SH2,1,BB,2026-03-10T18:10,CC,2026-03-10T18:20\n");
    }

    public const string Dose = "entry_id,person_id,medicine_id,due_at,occurred_at,code,initials,sheet_serial,line,transcribed_by,entered_at,checked_by,checked_at";

    public const string Record = "entry_id,person_id,category,occurred_at,author,text,sheet_serial,line,transcribed_by,entered_at,checked_by,checked_at";

    public string In => Path.Combine(root.FullName, "in");

    public string Out => Path.Combine(root.FullName, "out");

    public StringWriter Said { get; } = new();

    public StringWriter Complained { get; } = new();

    public TempFolder File(string name, string text)
    {
        System.IO.File.WriteAllText(Path.Combine(In, name), text);
        return this;
    }

    public TempFolder Bytes(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(Path.Combine(In, name), bytes);
        return this;
    }

    public TempFolder Append(string name, string text)
    {
        System.IO.File.AppendAllText(Path.Combine(In, name), text);
        return this;
    }

    public TempFolder Without(string name)
    {
        System.IO.File.Delete(Path.Combine(In, name));
        return this;
    }

    public int Run(string? asOf = null, string? policy = null, string? output = null) => ReconcileCommand.Run(In, output ?? Out, asOf, policy, Said, Complained);

    public string[] Lines(string name) => System.IO.File.ReadAllText(Path.Combine(Out, name)).TrimEnd('\n').Split('\n');

    public string Text(string name) => System.IO.File.ReadAllText(Path.Combine(Out, name));

    public void Dispose() => root.Delete(recursive: true);
}
