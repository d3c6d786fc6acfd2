using DuckDB.NET.Data;

namespace Reinstate.Bench;

/// <summary>
/// What a very good engine needs for less than half the work: it reads the same files and joins expected, paper and digital on exact keys
/// (person, medicine and due time; person, category and sheet line; visit), with no windows, no people, no rules, no sentences, no output.
/// </summary>
internal static class DuckDbJoin
{
    private const string Doses = """
        SELECT count(*), count(p.entry_id), count(d.entry_id), max(length(p.code)), max(d.entered_at)
        FROM expected_doses e LEFT JOIN paper_doses p USING (person_id, medicine_id, due_at) LEFT JOIN digital_doses d USING (person_id, medicine_id, due_at)
        """;

    private const string Records = """
        SELECT count(*), count(d.entry_id), count(e.due_from), max(length(p.text))
        FROM paper_records p LEFT JOIN digital_records d USING (person_id, category, sheet_serial, line)
        LEFT JOIN (SELECT person_id, category, min(due_from) AS due_from FROM expected_records GROUP BY ALL) e USING (person_id, category)
        """;

    private const string Visits = """
        SELECT count(*), count(p.entry_id), count(d.entry_id), max(d.actual_out)
        FROM expected_visits e LEFT JOIN paper_visits p USING (visit_id) LEFT JOIN digital_visits d USING (visit_id)
        """;

    public static async Task<int> RunAsync(string folder)
    {
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"SET threads = {Environment.ProcessorCount}; SET preserve_insertion_order = false");
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv").Where(f => !Path.GetFileName(f).StartsWith("truth", StringComparison.Ordinal)))
            await ExecuteAsync(connection, $"CREATE VIEW \"{Path.GetFileNameWithoutExtension(file)}\" AS SELECT * FROM read_csv('{file}', header = true, all_varchar = true)");
        foreach (var join in (string[])[Doses, Records, Visits])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = join;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                Console.WriteLine(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        }

        return 0;
    }

    private static async Task ExecuteAsync(DuckDBConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
