using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Reinstate.FoldersTests.Reading;

/// <summary>Everything that an object says, as text: records compare arrays by identity, tests by what is in them.</summary>
internal static class Described
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("-\n");
                break;
            case DateTimeOffset at:
                text.Append(at.ToString("O", CultureInfo.InvariantCulture)).Append('\n');
                break;
            case string or Enum or bool or int or long or decimal or DateOnly:
                text.Append(CultureInfo.InvariantCulture, $"{value}\n");
                break;
            case TimeZoneInfo zone:
                text.Append(zone.Id).Append('\n');
                break;
            case IEnumerable items:
                text.Append('\n');
                foreach (var item in items)
                    Write(text.Append(' ', depth).Append("* "), item, depth + 1);
                break;
            default:
                text.Append(value.GetType().Name).Append('\n');
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
                    Write(text.Append(' ', depth).Append(property.Name).Append(": "), property.GetValue(value), depth + 1);
                break;
        }
    }
}
