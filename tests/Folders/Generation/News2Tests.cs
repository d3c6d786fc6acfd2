using Reinstate.Folders.Generation;

namespace Reinstate.FoldersTests.Generation;

/// <summary>Against the chart of the Royal College of Physicians (2017), scale 1.</summary>
public class News2Tests
{
    private static readonly News2 Well = new(16, 97, true, 125, 75, 'A', 370);

    [Theory]
    [InlineData(8, 3)]
    [InlineData(9, 1)]
    [InlineData(11, 1)]
    [InlineData(12, 0)]
    [InlineData(20, 0)]
    [InlineData(21, 2)]
    [InlineData(24, 2)]
    [InlineData(25, 3)]
    public void Respirations(int rate, int score) => Assert.Equal(score, (Well with { Respirations = rate }).Total);

    [Theory]
    [InlineData(91, 3)]
    [InlineData(92, 2)]
    [InlineData(94, 1)]
    [InlineData(96, 0)]
    public void Saturation(int percent, int score) => Assert.Equal(score, (Well with { Saturation = percent }).Total);

    [Theory]
    [InlineData(90, 3)]
    [InlineData(91, 2)]
    [InlineData(101, 1)]
    [InlineData(111, 0)]
    [InlineData(219, 0)]
    [InlineData(220, 3)]
    public void Systolic_pressure(int pressure, int score) => Assert.Equal(score, (Well with { Systolic = pressure }).Total);

    [Theory]
    [InlineData(40, 3)]
    [InlineData(41, 1)]
    [InlineData(51, 0)]
    [InlineData(90, 0)]
    [InlineData(91, 1)]
    [InlineData(111, 2)]
    [InlineData(131, 3)]
    public void Pulse(int rate, int score) => Assert.Equal(score, (Well with { Pulse = rate }).Total);

    [Theory]
    [InlineData(350, 3)]
    [InlineData(351, 1)]
    [InlineData(361, 0)]
    [InlineData(380, 0)]
    [InlineData(381, 1)]
    [InlineData(391, 2)]
    public void Temperature(int tenths, int score) => Assert.Equal(score, (Well with { TemperatureTenths = tenths }).Total);

    [Fact]
    public void Oxygen_counts_two_and_anything_but_alert_three()
    {
        Assert.Equal(2, (Well with { Air = false }).Total);
        Assert.Equal(3, (Well with { Consciousness = 'V' }).Total);
        Assert.True((Well with { Consciousness = 'V' }).NeedsEscalation);
    }

    [Fact]
    public void Settled_scores_need_nobody_and_raised_ones_somebody()
    {
        var chance = Chance.Of(1);
        for (var i = 0; i < 5_000; i++)
        {
            Assert.False(News2.Settled(chance).NeedsEscalation);
            Assert.True(News2.Raised(chance).NeedsEscalation);
        }
    }

    [Fact]
    public void The_text_has_the_form_of_the_imports() => Assert.Equal("RR=16;SpO2=97;air=y;SBP=125;HR=75;ACVPU=A;temp=37.0", Well.Text());
}
