using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>
/// What an organisation decides for itself. Durations are whole minutes. The defaults are those of DOMAIN.md; a file given with
/// --policy states only what differs (<see cref="PolicyFile"/>), its keys are these names in snake case.
/// </summary>
public sealed partial record Policy
{
    /// <summary>Years that records are kept in any case (DOMAIN.md section 8).</summary>
    public const int ShortestRetentionYears = 8;

    /// <summary>Years that a register of controlled drugs is kept in any case (DOMAIN.md section 8).</summary>
    public const int ShortestCdRegisterYears = 2;

    public static readonly Policy Default = new();

    /// <summary>Limits from restoration (DOMAIN.md section 5, steps 5 to 9).</summary>
    public int LimitIncidentP1Minutes { get; init; } = 2 * 60;

    public int LimitMedicinesP1Minutes { get; init; } = 4 * 60;

    public int LimitMedicinesP2Minutes { get; init; } = 12 * 60;

    public int LimitRecordsP2Minutes { get; init; } = 12 * 60;

    public int LimitVisitsP1Minutes { get; init; } = 60;

    public int LimitVisitsP2Minutes { get; init; } = 24 * 60;

    public int LimitP3Minutes { get; init; } = 48 * 60;

    /// <summary>Limits of the run's other steps, from restoration (DOMAIN.md section 5, steps 3, 4 and 10 to 13).</summary>
    public int LimitHandOverMinutes { get; init; } = 12 * 60;

    public int LimitAllocationMinutes { get; init; } = 60;

    public int LimitChronologyMinutes { get; init; } = 48 * 60;

    public int LimitSignOffMinutes { get; init; } = 72 * 60;

    public int LimitAuditMinutes { get; init; } = 7 * 24 * 60;

    public int LimitReviewMinutes { get; init; } = 28 * 24 * 60;

    /// <summary>Somebody outside the organisation may be given access to an incident for at most so many days.</summary>
    public int ExternalAccessDays { get; init; } = 90;

    /// <summary>Records are kept for so many years after care ended (DOMAIN.md section 8); an organisation may keep them longer, not shorter.</summary>
    public int RetentionYearsAfterCareEnds { get; init; } = ShortestRetentionYears;

    /// <summary>
    /// A record with controlled drugs in it is kept for so many years after something was last recorded, whatever reason there is to erase it sooner (DOMAIN.md section 8; Misuse of Drugs Regulations
    /// 2001, regulation 23). It never shortens how long a record is kept.
    /// </summary>
    public int RetentionYearsCdRegister { get; init; } = ShortestCdRegisterYears;

    /// <summary>Roles outside the organisation that read without names, dates of birth and free text, unless whoever gives access says otherwise.</summary>
    public ImmutableArray<string> RedactedRoles { get; init; } = ["commissioner"];

    /// <summary>Roles that say why before they are shown a person's record, or everybody's of a service or an incident.</summary>
    public ImmutableArray<string> ReadReasonRoles { get; init; } = [];

    /// <summary>Hours from an overridden duty to its independent review (DOMAIN.md section 5: the next day).</summary>
    public int OverrideReviewHours { get; init; } = 24;

    /// <summary>Minutes either side of a due time when the expected row states none.</summary>
    public int DoseWindowMinutes { get; init; } = 60;

    public int TimeCriticalWindowMinutes { get; init; } = 30;

    /// <summary>How far from its slot a dose may lie, and still be the dose of that slot, when it lies in no window at all.</summary>
    public int DoseToleranceMinutes { get; init; } = 120;

    /// <summary>The same for a record and its period.</summary>
    public int RecordToleranceMinutes { get; init; } = 60;

    /// <summary>Added when a record's time is approximate, or known by shift only.</summary>
    public int ApproximateToleranceMinutes { get; init; } = 30;

    public int ShiftToleranceMinutes { get; init; } = 8 * 60;

    /// <summary>Two unplanned rows this close, of one kind, are one event recorded twice.</summary>
    public int DuplicateToleranceMinutes { get; init; } = 15;

    /// <summary>How far a copy in the restored system may differ in time from its paper and still agree with it.</summary>
    public int CopyToleranceMinutes { get; init; } = 15;

    /// <summary>A leftover row is part of a note that holds this share, in percent, of its three-letter pieces.</summary>
    public int PartOfNotePercent { get; init; } = 90;

    /// <summary>Two notes are near-identical from this likeness, in percent (Sørensen–Dice over trigrams), upwards.</summary>
    public int NearIdenticalPercent { get; init; } = 80;

    /// <summary>Shorter notes than this many letters are phrases that recur, and are not compared.</summary>
    public int NearIdenticalLetters { get; init; } = 20;

    /// <summary>An escalation after a refusal, an incident or a high score must follow within this.</summary>
    public int EscalationMinutes { get; init; } = 24 * 60;

    /// <summary>A note may speak of an incident that was recorded this long before it.</summary>
    public int IncidentBeforeMinutes { get; init; } = 4 * 60;

    /// <summary>Words by which a note speaks of a fall, an injury, a bruise or a refusal; with * at the end, words that begin like that. Compared without case.</summary>
    public ImmutableArray<string> IncidentWords { get; init; } = ["fall", "falls", "fallen", "falling", "fell", "injur*", "bruis*", "refus*"];

    /// <summary>Words that deny what follows in the same clause; words that end in n't do so as well.</summary>
    public ImmutableArray<string> NegationWords { get; init; } =
    [
        "no", "not", "nor", "never", "nil", "none", "nothing", "neither", "without", "cannot", "zero", "deny", "denies", "denied", "denying",
    ];

    /// <summary>NEWS2 totals from this upwards need an escalation.</summary>
    public int News2Escalation { get; init; } = 5;

    /// <summary>Refusals of one medicine in a row before somebody must be told.</summary>
    public int RefusalsInARow { get; init; } = 2;

    /// <summary>Rows of one worker with the same minutes before they are reported as made in bulk.</summary>
    public int IdenticalTimesRows { get; init; } = 5;

    /// <summary>A visit is late after this, or after half its planned duration, whichever is shorter.</summary>
    public int VisitLateMinutes { get; init; } = 30;

    /// <summary>Two workers may be with a person at once for so long when one takes over from the other.</summary>
    public int VisitOverlapMinutes { get; init; } = 5;

    /// <summary>A visit that was shorter than this, and than half of its plan, is hardly one.</summary>
    public int VisitShortestMinutes { get; init; } = 5;

    /// <summary>A visit that lasted longer than this share of its plan, in percent, is likely one that nobody ended.</summary>
    public int VisitLongestPercent { get; init; } = 400;

    /// <summary>A note may be finished this long after the shift's end.</summary>
    public int WrittenAfterShiftMinutes { get; init; } = 30;

    /// <summary>A worker may be seen at a service this long before and after the shift.</summary>
    public int ShiftMarginMinutes { get; init; } = 30;

    /// <summary>A second check that took less than this was no check (IMPORTS.md reading 11). The one limit in seconds.</summary>
    public int SecondCheckSeconds { get; init; } = 15;

    /// <summary>Times each way before two people who check each other are reported.</summary>
    public int ReciprocalChecksEachWay { get; init; } = 1;

    /// <summary>Words in a medicine or its ingredient that make it P1: insulins and anticoagulants. Compared without case.</summary>
    public ImmutableArray<string> HighRiskMedicines { get; init; } =
    [
        "insulin", "warfarin", "acenocoumarol", "phenindione", "apixaban", "rivaroxaban", "edoxaban", "dabigatran", "heparin",
        "enoxaparin", "dalteparin", "tinzaparin", "fondaparinux",
    ];

    /// <summary>
    /// Classes of medicines for rule 23, each "names: members": who is allergic to what one of the names says must not have a medicine
    /// whose name or ingredient has one of the members as a word. After the interactions and cautions of the British National Formulary:
    /// an allergy to one penicillin is one to all, to one non-steroidal anti-inflammatory is one to all; compound
    /// products are listed under what they contain. Penicillin and cephalosporins are apart, because few who are allergic to one are to the other.
    /// </summary>
    public ImmutableArray<string> AllergyClasses { get; init; } =
    [
        "penicillin amoxicillin amoxycillin ampicillin flucloxacillin phenoxymethylpenicillin benzylpenicillin co-amoxiclav co-fluampicil pivmecillinam temocillin piperacillin tazocin augmentin:"
            + " penicillin amoxicillin amoxycillin ampicillin flucloxacillin phenoxymethylpenicillin benzylpenicillin co-amoxiclav co-fluampicil pivmecillinam temocillin piperacillin tazocin augmentin",
        "cephalosporin cefalosporin: cefalexin cefradine cefadroxil cefaclor cefuroxime cefixime ceftriaxone cefotaxime ceftazidime",
        "macrolide erythromycin: erythromycin clarithromycin azithromycin",
        "tetracycline doxycycline: tetracycline doxycycline lymecycline minocycline oxytetracycline",
        "quinolone fluoroquinolone ciprofloxacin: ciprofloxacin levofloxacin moxifloxacin ofloxacin",
        "sulfonamide sulphonamide sulfa sulpha sulphur septrin: co-trimoxazole septrin sulfasalazine sulfadiazine sulfamethoxazole",
        "trimethoprim: co-trimoxazole septrin",
        "nsaid aspirin ibuprofen naproxen diclofenac: aspirin ibuprofen naproxen diclofenac etoricoxib celecoxib indometacin ketoprofen mefenamic meloxicam piroxicam nurofen brufen voltarol",
        "opioid opiate: morphine codeine co-codamol co-dydramol dihydrocodeine oxycodone fentanyl buprenorphine tramadol methadone",
        "codeine: co-codamol",
        "dihydrocodeine: co-dydramol",
        "paracetamol: co-codamol co-dydramol",
        "levodopa: co-beneldopa co-careldopa",
    ];

    /// <summary>Null when valid, else one sentence that names the key.</summary>
    public string? Problem() => PolicyFile.ProblemOf(this);
}
