using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// Who a Patient is: somebody of people.csv, somebody new, or nobody that can be told. To take one person for another is the worst mistake an
/// import can make, so whatever contradicts itself (NHS number against identifier, date of birth) is refused with all that refers to it.
/// </summary>
internal sealed record PatientMatch(string PersonId, bool IsNew, string Refusal)
{
    public const string Nobody = "has neither an identifier nor an id";

    public static PatientMatch Of(string resourceId, IReadOnlyList<Identifier> identifiers, string birthDate, KnownFolder known)
    {
        var number = Identifiers.NhsNumber(identifiers);
        var byNumber = known.PersonByNhsNumber(number);
        var named = Identifiers.InOrder(identifiers).Select(known.Person).OfType<KnownPerson>().Distinct().ToList();
        if (named.Count == 0 && known.Person(resourceId) is { } same)
            named.Add(same);
        if (byNumber is null && named.Count == 0)
        {
            var id = Identifiers.Named(identifiers) is { Length: > 0 } own ? own : resourceId;
            return id.Length > 0 ? new(id, IsNew: true, "") : Refused(Nobody);
        }

        var person = byNumber ?? named[0];
        if (named.Find(other => other != person) is { } another)
            return Refused($"could be {person.PersonId} as well as {another.PersonId} of people.csv");
        if (number.Length > 0 && person.NhsNumber.Length > 0 && number != person.NhsNumber)
            return Refused($"has the id of {person.PersonId} in people.csv, but another NHS number");
        return birthDate.Length == 10 && person.Dob.Length == 10 && birthDate != person.Dob
            ? Refused($"would be {person.PersonId} of people.csv, who has another date of birth") : new(person.PersonId, IsNew: false, "");
    }

    private static PatientMatch Refused(string why) => new("", IsNew: false, why);
}
