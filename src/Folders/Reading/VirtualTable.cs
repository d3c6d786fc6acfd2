namespace Reinstate.Folders.Reading;

/// <summary>
/// Rows that come from another format, in the words of IMPORTS.md. Kind is the name of a CSV file without its ending, for example
/// digital_doses. ShownAs names the original file in rejects and inputs. Csv is UTF-8 with a header. Lines holds, for each record after
/// the header, the line of the original file at which it starts.
/// </summary>
public sealed record VirtualTable(string Kind, string ShownAs, byte[] Csv, int[] Lines);
