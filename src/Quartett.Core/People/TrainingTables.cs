using Microsoft.EntityFrameworkCore;
using Quartett.Core.People.Certificates;
using Quartett.Core.People.Training;
using Quartett.Core.Persistence;

namespace Quartett.Core.People;

/// <summary>The tables of training, as properties of the database.</summary>
internal static class TrainingTables
{
    extension(AppDbContext database)
    {
        public DbSet<QuizAttempt> QuizAttempts => database.Set<QuizAttempt>();

        public DbSet<QuestionTally> QuestionTallies => database.Set<QuestionTally>();

        public DbSet<Certificate> Certificates => database.Set<Certificate>();

        public DbSet<CourseRequirement> CourseRequirements => database.Set<CourseRequirement>();
    }
}
