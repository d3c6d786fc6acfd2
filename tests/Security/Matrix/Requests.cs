using Google.Protobuf;
using Google.Protobuf.Reflection;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Ids;
using Reinstate.Facts.V1;
using Reinstate.V1;

namespace Reinstate.SecurityTests.Matrix;

/// <summary>
/// A request of each method about a target. It names what it is about and says nothing else, so a command that is admitted is refused for that: the
/// world stays as it is while the matrix is walked.
/// </summary>
internal static class Requests
{
    public static MethodDescriptor Method(AccessRow row) => MessageTypes.Services.Single(service => service.Name == row.Service).FindMethodByName(row.Method);

    public static IMessage Of(AccessRow row, Target target, string key)
    {
        var request = Method(row).InputType.Parser.ParseFrom(ByteString.Empty);
        foreach (var (field, value) in ((string, object)[])
        [
            ("header", new CommandHeader { IdempotencyKey = key }), ("incident_id", target.Incident), ("service_id", target.Service), ("person_id", target.Person),
        ])
        {
            request.Descriptor.FindFieldByName(field)?.Accessor.SetValue(request, value);
        }

        switch (request)
        {
            case RegisterPeopleRequest r:
                r.People.Add(new PersonSupported { PersonId = target.Person, ServiceId = target.Service });
                break;
            case RegisterStaffRequest r:
                r.Staff.Add(new StaffMember { StaffId = World.StaffOf(target.Service).StaffId, Services = { target.Service } });
                break;
            case RegisterShiftsRequest r:
                r.Shifts.Add(new Shift { StaffId = World.StaffOf(target.Service).StaffId, ServiceId = target.Service });
                break;
            case DeclareIncidentRequest r:
                r.Services.Add(target.Service);
                break;
            case RecordOnCallDecisionRequest r:
                r.Decision = new OnCallDecision { ServiceId = target.Service };
                break;
            case BulkRequest r:
                r.Commands.Add(new BulkCommand { RaiseQuery = new RaiseQueryRequest { Header = new CommandHeader { IdempotencyKey = key }, IncidentId = target.Incident, PersonId = target.Person } });
                break;
        }

        return request;
    }
}
