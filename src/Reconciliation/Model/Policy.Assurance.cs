using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>What an organisation decides about audit, notifications and learning (DOMAIN.md sections 5, steps 12 and 13, and 8).</summary>
public sealed partial record Policy
{
    /// <summary>Of fewer organisations than this nothing is ever told, whatever policy says.</summary>
    public const int FewestToSignal = 3;

    /// <summary>Audit sample: classes of items that are drawn in any case, of <see cref="AuditClasses"/>.</summary>
    public ImmutableArray<string> AuditAlways { get; init; } = [AuditClasses.ControlledDrug, AuditClasses.TimeCritical, AuditClasses.PsychotropicPrn, AuditClasses.Overridden];

    /// <summary>Audit sample: as many of the other items are drawn at random as show with this confidence, when none has a defect, …</summary>
    public int AuditConfidencePercent { get; init; } = 95;

    /// <summary>… that fewer than so many in a hundred have one. With 95 %: 10 takes 29 items, 5 takes 59, 1 takes 299; fewer where there are few items.</summary>
    public int AuditDefectsUnderPercent { get; init; } = 10;

    /// <summary>Audit sample: at least so many items are drawn at random, whatever the confidence asks for.</summary>
    public int AuditZeroDefectItems { get; init; }

    /// <summary>Audit sample: the items of so many people in a hundred, where they are more than those drawn at random.</summary>
    public int AuditPeoplePercent { get; init; } = 20;

    /// <summary>Audit sample: at least so many items of each priority of each service, as far as it has them, so that every service is looked at.</summary>
    public int AuditLeastPerStratum { get; init; } = 1;

    /// <summary>Audit sample: at least so many in a hundred of each service's items of this priority.</summary>
    public int AuditP1Percent { get; init; }

    public int AuditP2Percent { get; init; }

    public int AuditP3Percent { get; init; }

    /// <summary>Words in a medicine or its ingredient that make it psychotropic, after chapter 4 of the British National Formulary (hypnotics, anxiolytics, antipsychotics) and promethazine. Compared without case.</summary>
    public ImmutableArray<string> PsychotropicMedicines { get; init; } =
    [
        "lorazepam", "diazepam", "midazolam", "temazepam", "oxazepam", "chlordiazepoxide", "clonazepam", "nitrazepam", "buspirone", "zopiclone", "zolpidem", "melatonin", "promethazine",
        "haloperidol", "risperidone", "olanzapine", "quetiapine", "aripiprazole", "amisulpride", "chlorpromazine", "levomepromazine", "zuclopenthixol", "clozapine",
    ];

    /// <summary>
    /// How long there is to notify each body, "body: amount hours" or "body: amount working_days", from when the organisation became aware. ICO: UK GDPR article 33(1).
    /// CQC: the Registration Regulations 2009, regulation 18, say without delay. Duty of candour: as soon as reasonably practicable (the 2014 Regulations,
    /// regulation 20), with the ten working days of the NHS Standard Contract. A body that is not listed has its default.
    /// </summary>
    public ImmutableArray<string> NotificationClocks { get; init; } =
    [
        "cqc: 24 hours", "safeguarding: 24 hours", "ico: 72 hours", "duty_of_candour: 10 working_days", "commissioner: 1 working_days", "families: 24 hours", "insurer: 5 working_days",
    ];

    /// <summary>A clock that still runs is recalled to mind so many hours before it runs out.</summary>
    public int NotificationReminderHours { get; init; } = 12;

    /// <summary>An outage is declared within this of its detection (DOMAIN.md section 5, step 0).</summary>
    public int LimitDeclareMinutes { get; init; } = 15;

    /// <summary>In which order systems are to come back: first those that others need, then those without which people are at risk soonest.</summary>
    public ImmutableArray<string> RestorationOrder { get; init; } = ["network", "telephony", "emar", "care_planning", "rostering", "other"];

    /// <summary>1: takes part in the supplier signal, so that others learn, without a name, that a system is out here, and it is told of theirs; 0: neither.</summary>
    public int SupplierSignal { get; init; } = 1;

    /// <summary>The supplier signal is shown when so many other organisations report the same system; not fewer than <see cref="FewestToSignal"/>.</summary>
    public int SupplierSignalLeast { get; init; } = FewestToSignal;

    /// <summary>What must be there before learning is complete, of <see cref="LearningNeeds"/>.</summary>
    public ImmutableArray<string> LearningRequires { get; init; } = [LearningNeeds.Review, LearningNeeds.ActionsClosed, LearningNeeds.ActionsEffective];
}
