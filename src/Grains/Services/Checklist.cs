using System.Collections.Immutable;
using Reinstate.Grains.Organisations;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Services;

/// <summary>The steps of a recovery run (DOMAIN.md section 5) and which of them each type of service takes (section 6).</summary>
public static class Checklist
{
    public const int Freeze = 0;
    public const int AllClear = 1;
    public const int NextDose = 2;
    public const int HandOver = 3;
    public const int Allocate = 4;
    public const int Incidents = 5;
    public const int Medicines = 6;
    public const int Observations = 7;
    public const int Visits = 8;
    public const int DailyRecords = 9;
    public const int Chronology = 10;
    public const int SignOff = 11;
    public const int AuditSample = 12;
    public const int Review = 13;

    private static readonly ImmutableArray<int> Residential = [Freeze, AllClear, NextDose, HandOver, Allocate, Incidents, Medicines, Observations, DailyRecords, Chronology, SignOff, AuditSample, Review];
    private static readonly ImmutableArray<int> Community = [Freeze, AllClear, HandOver, Allocate, Incidents, Medicines, Observations, Visits, DailyRecords, Chronology, SignOff, AuditSample, Review];
    private static readonly ImmutableArray<int> Both = [Freeze, AllClear, NextDose, HandOver, Allocate, Incidents, Medicines, Observations, Visits, DailyRecords, Chronology, SignOff, AuditSample, Review];

    /// <summary>The steps of a type of service, in order.</summary>
    public static ImmutableArray<int> For(string serviceType) => serviceType switch
    {
        ServiceTypes.Homecare => Community,
        ServiceTypes.ExtraCare => Both,
        _ => Residential,
    };

    /// <summary>Steps that somebody completes by <c>CompleteStep</c>; the others are completed by commands of their own.</summary>
    public static bool IsCompletedByHand(int step) => step is >= AllClear and <= Chronology;

    /// <summary>The step under which an item of this category is finished.</summary>
    public static int StepOf(Category category, Priority priority) => category switch
    {
        Category.Visit => Visits,
        Category.Medicines or Category.Prn or Category.Cd => Medicines,
        Category.Safeguarding or Category.Behaviour or Category.Fall or Category.Injury or Category.Escalation => Incidents,
        Category.Observation or Category.ClinicalAdvice => Observations,
        _ => priority is Priority.P1 ? Incidents : DailyRecords,
    };

    /// <summary>The limit of a step from restoration, or null for a step whose moment is not measured from it.</summary>
    public static TimeSpan? Limit(int step, Policy policy) => step switch
    {
        HandOver => TimeSpan.FromMinutes(policy.LimitHandOverMinutes),
        Allocate => TimeSpan.FromMinutes(policy.LimitAllocationMinutes),
        Incidents => TimeSpan.FromMinutes(policy.LimitIncidentP1Minutes),
        Medicines => TimeSpan.FromMinutes(policy.LimitMedicinesP2Minutes),
        Observations => TimeSpan.FromMinutes(policy.LimitRecordsP2Minutes),
        Visits => TimeSpan.FromMinutes(policy.LimitVisitsP2Minutes),
        DailyRecords => TimeSpan.FromMinutes(policy.LimitP3Minutes),
        Chronology => TimeSpan.FromMinutes(policy.LimitChronologyMinutes),
        SignOff => TimeSpan.FromMinutes(policy.LimitSignOffMinutes),
        _ => null,
    };

    public static string Title(int step) => step switch
    {
        Freeze => "Declare; freeze the expected set; issue sheets",
        AllClear => "All clear: verify what was restored, find the loss window",
        NextDose => "Next-dose safety check",
        HandOver => "Sheets handed over and counted",
        Allocate => "Allocate named staff, in priority order",
        Incidents => "P1: safeguarding, behaviour, falls, escalations",
        Medicines => "P1 medicines, then every other MAR line",
        Observations => "P2: observations, clinical communication",
        Visits => "Visits: missed and late, welfare; rota changes, call monitoring, on-call decisions",
        DailyRecords => "P3 daily records",
        Chronology => "Chronology: handwritten order against restored time stamps",
        SignOff => "Service sign-off",
        AuditSample => "Audit sample",
        Review => "Incident review",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
