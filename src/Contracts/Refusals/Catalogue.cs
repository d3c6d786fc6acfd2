using System.Collections.Frozen;
using Grpc.Core;

namespace Reinstate.Contracts.Refusals;

/// <summary>Every refusal that this program can give. A test enumerates them and checks each against the published list.</summary>
public static class Catalogue
{
    // Calls that cannot be understood or may not be made.
    public static readonly RefusalKind Unauthenticated = new("UNAUTHENTICATED", StatusCode.Unauthenticated, "Say who you are: send an access token, or sign in.");
    public static readonly RefusalKind TokenInvalid = new("TOKEN_INVALID", StatusCode.Unauthenticated, "This access token is not valid here.");
    public static readonly RefusalKind ClaimsInvalid = new("CLAIMS_INVALID", StatusCode.Unauthenticated, "This access token does not say clearly who calls.");
    public static readonly RefusalKind IssuerUnavailable = new("ISSUER_UNAVAILABLE", StatusCode.Unavailable, "Who issues the access tokens cannot be reached just now, so nobody can be recognised.") { RetryAfter = TimeSpan.FromSeconds(2) };
    public static readonly RefusalKind BuiltInIssuerOffLoopback = new("BUILT_IN_ISSUER_OFF_LOOPBACK", StatusCode.Unauthenticated, "The built-in issuer and its tokens are for this machine only.");
    public static readonly RefusalKind ForeignPage = new("FOREIGN_PAGE", StatusCode.PermissionDenied, "Who signed in with a browser is served to this node's own pages only.");
    public static readonly RefusalKind RoleNotStated = new("ROLE_NOT_STATED", StatusCode.InvalidArgument, "You have several roles. Say in which one you act.");
    public static readonly RefusalKind RoleNotYours = new("ROLE_NOT_YOURS", StatusCode.PermissionDenied, "This is not a role of yours.");
    public static readonly RefusalKind InvalidArgument = new("INVALID_ARGUMENT", StatusCode.InvalidArgument, "A field of the request is missing or not valid.");
    public static readonly RefusalKind TooLarge = new("TOO_LARGE", StatusCode.ResourceExhausted, "The request is larger than this service accepts.");
    public static readonly RefusalKind Unavailable = new("UNAVAILABLE", StatusCode.Unavailable, "The record cannot be reached just now. Nothing is known to be saved: send the same command again with the same idempotency key.");
    public static readonly RefusalKind Overloaded = new("OVERLOADED", StatusCode.ResourceExhausted, "Too many commands are waiting here. Nothing was saved: wait as long as the details say, then send the same command again with the same idempotency key.") { RetryAfter = TimeSpan.FromMilliseconds(500) };
    public static readonly RefusalKind QuotaExceeded = new("QUOTA_EXCEEDED", StatusCode.ResourceExhausted, "Your organisation has used up its quota here for the moment. Nothing was saved: wait as long as the details say, then send the same again with the same idempotency key.");
    public static readonly RefusalKind StorageQuotaReached = new("STORAGE_QUOTA_REACHED", StatusCode.ResourceExhausted, "Your organisation has used up its quota of storage, and nothing was saved. Keep the paper, and ask whoever runs this service for more.");
    public static readonly RefusalKind Internal = new("INTERNAL", StatusCode.Internal, "Something failed here. Quote the event id to support.");

    // Idempotency and versions.
    public static readonly RefusalKind IdempotencyKeyReused = new("IDEMPOTENCY_KEY_REUSED", StatusCode.AlreadyExists, "This idempotency key was used before for another command.");
    public static readonly RefusalKind StaleVersion = new("STALE_VERSION", StatusCode.Aborted, "Somebody changed this record since you read it. Read it again and decide anew.");
    public static readonly RefusalKind Contended = new("CONTENDED", StatusCode.Aborted, "Too many changes arrived at once. Send the same command again with the same idempotency key.");

    // Things that must exist, or must not yet.
    public static readonly RefusalKind OrganisationUnknown = new("ORGANISATION_UNKNOWN", StatusCode.NotFound, "This organisation is not registered.", true);
    public static readonly RefusalKind ServiceUnknown = new("SERVICE_UNKNOWN", StatusCode.NotFound, "No such service.", true);
    public static readonly RefusalKind PersonUnknown = new("PERSON_UNKNOWN", StatusCode.NotFound, "No such person.", true);
    public static readonly RefusalKind StaffUnknown = new("STAFF_UNKNOWN", StatusCode.NotFound, "No such member of staff.", true);
    public static readonly RefusalKind IncidentUnknown = new("INCIDENT_UNKNOWN", StatusCode.NotFound, "No such incident.", true);
    public static readonly RefusalKind RunUnknown = new("RUN_UNKNOWN", StatusCode.NotFound, "This service has no recovery run in this incident.", true);
    public static readonly RefusalKind SheetUnknown = new("SHEET_UNKNOWN", StatusCode.NotFound, "No sheet with this serial was issued in this incident.", true);
    public static readonly RefusalKind ItemUnknown = new("ITEM_UNKNOWN", StatusCode.NotFound, "This person has no such item in this incident.");
    public static readonly RefusalKind EntryUnknown = new("ENTRY_UNKNOWN", StatusCode.NotFound, "This person has no such entry in this incident.");
    public static readonly RefusalKind QueryUnknown = new("QUERY_UNKNOWN", StatusCode.NotFound, "This person has no such query in this incident.");
    public static readonly RefusalKind FindingUnknown = new("FINDING_UNKNOWN", StatusCode.NotFound, "This person has no such open finding in this incident.", true);
    public static readonly RefusalKind ResolutionUnknown = new("RESOLUTION_UNKNOWN", StatusCode.InvalidArgument, "A finding is resolved as explained, accepted or corrected.");
    public static readonly RefusalKind FindingStillArises = new("FINDING_STILL_ARISES", StatusCode.FailedPrecondition, "A finding is corrected when its data are and it no longer arises. Correct them first, or explain or accept it.", true);
    public static readonly RefusalKind OverrideUnknown = new("OVERRIDE_UNKNOWN", StatusCode.NotFound, "This recovery run has no such override.", true);
    public static readonly RefusalKind ActionUnknown = new("ACTION_UNKNOWN", StatusCode.NotFound, "This incident has no such action.");
    public static readonly RefusalKind ExternalAccessUnknown = new("EXTERNAL_ACCESS_UNKNOWN", StatusCode.NotFound, "Nobody by that name and role was given access to this incident.");
    public static readonly RefusalKind AuditItemUnknown = new("AUDIT_ITEM_UNKNOWN", StatusCode.NotFound, "This item is not in the audit sample.");
    public static readonly RefusalKind PlanOutdated = new("PLAN_OUTDATED", StatusCode.FailedPrecondition, "This system told a newer plan of this person before. That one stays.");
    public static readonly RefusalKind ScanUnknown = new("SCAN_UNKNOWN", StatusCode.NotFound, "No such scan was kept here.");
    public static readonly RefusalKind AlreadyExists = new("ALREADY_EXISTS", StatusCode.AlreadyExists, "This exists already, with other content.");

    public static readonly RefusalKind PersonErased = new("PERSON_ERASED", StatusCode.FailedPrecondition, "This person's records were erased when their time was over. Nothing can be recorded under this id any more.", true);
    public static readonly RefusalKind RetentionNotOver = new("RETENTION_NOT_OVER", StatusCode.FailedPrecondition, "This person's records must still be kept.", true);
    public static readonly RefusalKind LegalHold = new("LEGAL_HOLD", StatusCode.FailedPrecondition, "A legal hold stands on these records. Nothing is erased before it is lifted.", true);
    public static readonly RefusalKind LegalHoldUnknown = new("LEGAL_HOLD_UNKNOWN", StatusCode.NotFound, "No such legal hold was placed.");
    public static readonly RefusalKind EndOfCareDiffers = new("END_OF_CARE_DIFFERS", StatusCode.FailedPrecondition, "Another end of care is recorded for this person. Correct what is recorded first, or leave the date out.", true);
    public static readonly RefusalKind NotEnciphered = new("NOT_ENCIPHERED", StatusCode.FailedPrecondition, "Something about this person was stored before records were enciphered, so that destroying a key does not erase it.");

    // Photographs and scans of sheets.
    public static readonly RefusalKind ScanTooLarge = new("SCAN_TOO_LARGE", StatusCode.InvalidArgument, "A scan has at most 8 MiB, 50 million pixels, 20,000 of them a side, and 100 pages. Take it smaller.");
    public static readonly RefusalKind ScanNotAccepted = new("SCAN_NOT_ACCEPTED", StatusCode.InvalidArgument, "Scans are kept as JPEG or PNG pictures, or as PDF. This file is none of these.");
    public static readonly RefusalKind ScanNotWhole = new("SCAN_NOT_WHOLE", StatusCode.InvalidArgument, "This file is cut off or damaged, or holds something besides the picture. Take the picture again.");
    public static readonly RefusalKind ScanNotPlain = new("SCAN_NOT_PLAIN", StatusCode.InvalidArgument, "This PDF holds more than pages: scripts, actions, attachments, forms or a password. Scan the sheet anew, or photograph it.");
    public static readonly RefusalKind ScanLost = new("SCAN_LOST", StatusCode.DataLoss, "The bytes of this scan are not there, or not as they were kept. Where the paper is at hand, keep the page again.");

    // The life of an incident and of a recovery run.
    public static readonly RefusalKind WrongState = new("WRONG_STATE", StatusCode.FailedPrecondition, "This cannot be done in the present state.", true);
    public static readonly RefusalKind NotInIncident = new("NOT_IN_INCIDENT", StatusCode.FailedPrecondition, "This service is not part of the incident.", true);
    public static readonly RefusalKind NotFrozen = new("NOT_FROZEN", StatusCode.FailedPrecondition, "The expected set of this person has not been frozen for this incident.", true);
    public static readonly RefusalKind AlreadyFrozen = new("ALREADY_FROZEN", StatusCode.FailedPrecondition, "The expected set is frozen. Amend it with a reason instead.");
    public static readonly RefusalKind CensusMismatch = new("CENSUS_MISMATCH", StatusCode.FailedPrecondition, "The expected set differs from the census that was frozen when the run was opened.", true);
    public static readonly RefusalKind NotAllClear = new("NOT_ALL_CLEAR", StatusCode.FailedPrecondition, "No entry before the restored system is verified and the loss window is found (step 1).", true);
    public static readonly RefusalKind StepOutOfOrder = new("STEP_OUT_OF_ORDER", StatusCode.FailedPrecondition, "An earlier step of the recovery run is not done.", true);
    public static readonly RefusalKind StepNotApplicable = new("STEP_NOT_APPLICABLE", StatusCode.FailedPrecondition, "This step is not part of the checklist of this type of service.");
    public static readonly RefusalKind StepStillOpen = new("STEP_STILL_OPEN", StatusCode.FailedPrecondition, "What this step covers is not finished.", true);
    public static readonly RefusalKind EntryVoided = new("ENTRY_VOIDED", StatusCode.FailedPrecondition, "This entry is void.");
    public static readonly RefusalKind AlreadyChecked = new("ALREADY_CHECKED", StatusCode.FailedPrecondition, "This entry has its second check.");
    public static readonly RefusalKind CheckNotNeeded = new("CHECK_NOT_NEEDED", StatusCode.FailedPrecondition, "A native entry of the restored system needs no second check.");
    public static readonly RefusalKind NotTranscribed = new("NOT_TRANSCRIBED", StatusCode.FailedPrecondition, "This entry has not been transcribed yet.");
    public static readonly RefusalKind AlreadyResolved = new("ALREADY_RESOLVED", StatusCode.FailedPrecondition, "This was decided before.");
    public static readonly RefusalKind ServicesNotSigned = new("SERVICES_NOT_SIGNED", StatusCode.FailedPrecondition, "Not every service of the incident is signed off.", true);
    public static readonly RefusalKind AssuranceIncomplete = new("ASSURANCE_INCOMPLETE", StatusCode.FailedPrecondition, "The audit, the review or the decisions that closing needs are not complete.");
    public static readonly RefusalKind NotToBeNotified = new("NOT_TO_BE_NOTIFIED", StatusCode.FailedPrecondition, "Decide first that this body is notified.");
    public static readonly RefusalKind NotificationNotSent = new("NOTIFICATION_NOT_SENT", StatusCode.FailedPrecondition, "What was not sent cannot be acknowledged. Record first that it was sent.");
    public static readonly RefusalKind ActionNotClosed = new("ACTION_NOT_CLOSED", StatusCode.FailedPrecondition, "Whether an action is effective is checked after it was closed.");
    public static readonly RefusalKind SupplierContactUnknown = new("SUPPLIER_CONTACT_UNKNOWN", StatusCode.NotFound, "No such contact with the supplier is recorded in this incident.");
    public static readonly RefusalKind FactorUnknown = new("FACTOR_UNKNOWN", StatusCode.NotFound, "This contributory factor is not identified in this incident.");
    public static readonly RefusalKind ActionsOpen = new("ACTIONS_OPEN", StatusCode.FailedPrecondition, "Actions are still open.");

    // Exercises.
    public static readonly RefusalKind NotAnExercise = new("NOT_AN_EXERCISE", StatusCode.FailedPrecondition, "Scenarios, injects and scores belong to exercises. This incident is none.");
    public static readonly RefusalKind ScenarioInvalid = new("SCENARIO_INVALID", StatusCode.InvalidArgument, "This scenario cannot be played as it is. Nothing of it was taken.", true);
    public static readonly RefusalKind NoScenario = new("NO_SCENARIO", StatusCode.FailedPrecondition, "No scenario is loaded into this exercise.");
    public static readonly RefusalKind NotTheLead = new("NOT_THE_LEAD", StatusCode.PermissionDenied, "This is for whoever leads the exercise.");
    public static readonly RefusalKind InjectUnknown = new("INJECT_UNKNOWN", StatusCode.NotFound, "The scenario has no such inject.");
    public static readonly RefusalKind InjectNotGiven = new("INJECT_NOT_GIVEN", StatusCode.FailedPrecondition, "Nobody was told this yet, so there is nothing to answer.");
    public static readonly RefusalKind AnswerUnknown = new("ANSWER_UNKNOWN", StatusCode.NotFound, "No such answer to this inject is recorded.");
    public static readonly RefusalKind ExerciseNotOver = new("EXERCISE_NOT_OVER", StatusCode.FailedPrecondition, "An exercise is concluded when everything was told, is out of time or met, and is judged. Or break it off: then it tested nothing.", true);
    public static readonly RefusalKind ExerciseIsOver = new("EXERCISE_IS_OVER", StatusCode.FailedPrecondition, "This exercise is concluded. Its score stays as it is.");

    // Sign-off and separation of duties.
    public static readonly RefusalKind SignOffBlocked = new("SIGN_OFF_BLOCKED", StatusCode.FailedPrecondition, "Sign-off is refused while anything that matters is open.", true);
    public static readonly RefusalKind RoleNotAllowed = new("ROLE_NOT_ALLOWED", StatusCode.PermissionDenied, "This duty belongs to another role.");
    public static readonly RefusalKind ReadReasonRequired = new("READ_REASON_REQUIRED", StatusCode.FailedPrecondition, "Your organisation asks people in your role why they read a record. Say it with the call, and the record is shown.");
    public static readonly RefusalKind OutOfReach = new("OUT_OF_REACH", StatusCode.PermissionDenied, "There is nothing of that within your reach.");
    public static readonly RefusalKind SamePerson = new("SAME_PERSON", StatusCode.PermissionDenied, "Giver, transcriber, second checker, signer and auditor are different people.", true);
    public static readonly RefusalKind NotCompetent = new("NOT_COMPETENT", StatusCode.PermissionDenied, "This check needs a current medicines competency.", true);
    public static readonly RefusalKind AuditorFromService = new("AUDITOR_FROM_SERVICE", StatusCode.PermissionDenied, "The auditor comes from another service.", true);

    /// <summary>All kinds by code.</summary>
    public static readonly FrozenDictionary<string, RefusalKind> ByCode = typeof(Catalogue).GetFields()
        .Select(field => field.GetValue(null)).OfType<RefusalKind>().ToFrozenDictionary(kind => kind.Code);
}
