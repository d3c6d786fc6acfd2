using System.Text;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading;
using Reinstate.FoldersTests.Reading.Plain;

namespace Reinstate.FoldersTests.Foreign;

/// <summary>A folder with an outage on 10 March 2026, two services, three people and four staff, to which a test adds its files.</summary>
internal sealed class ForeignFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("foreign-");

    public ForeignFolder()
    {
        With("incident.csv", "incident_id,title,systems,services,declared_at,contingency_from,restored_at\nI1,Records out,emar,S1;S2,2026-03-10T07:00,2026-03-10T07:00,2026-03-10T17:00\n");
        With("services.csv", "service_id,name,type,cqc_location_id\nS1,The Limes,care_home,1-900\nS2,Elm Care,homecare,1-901\n");
        With("people.csv", "person_id,service_id,name,dob,nhs_number\nP1,S1,Pat Ogden,1940-02-03,999 000 0018\nP2,S1,Joan Marsh,1938-07-01,9990000026\nP3,S2,Alf Reed,,\n");
        With("staff.csv", "staff_id,name,initials,role,services\nA1,Ann Alder,AA,nurse,S1\nB1,Bob Birch,BB,senior_carer,S1\nC1,Cat Cole,CC,nurse,S1\nD1,Dee Dean,DD,care_worker,S2\n");
    }

    public string Path => root.FullName;

    public ForeignFolder With(string name, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), text);
        return this;
    }

    public ForeignFolder With(string name, byte[] bytes)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, name), bytes);
        return this;
    }

    public Said Read() => new(ForeignFiles.Read(Path));

    public void Dispose() => root.Delete(recursive: true);
}

/// <summary>A result with its tables as rows of column and value; "#" is the line.</summary>
internal sealed record Said(ForeignResult Result)
{
    public List<Dictionary<string, string>> Rows(string kind) => [.. Result.Tables.Where(t => t.Kind == kind).SelectMany(Rows)];

    public Dictionary<string, string> Row(string kind) => Assert.Single(Rows(kind));

    public Reject Reject => Assert.Single(Result.Rejects);

    public KeptResource Kept => Assert.Single(Result.Kept);

    private static IEnumerable<Dictionary<string, string>> Rows(VirtualTable table)
    {
        var records = new PlainRecords(new MemoryStream(table.Csv)).Read().ToList();
        Assert.Equal(table.Lines.Length, records.Count - 1);
        Assert.All(records, r => Assert.Null(r.Problem));
        return records.Skip(1).Select((record, i) => records[0].Fields.Zip(record.Fields).Append(("#", $"{table.Lines[i]}"))
            .ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal));
    }

    public static string Text(KeptResource kept)
    {
        using var stream = new MemoryStream();
        KeptFile.Write([kept], stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
