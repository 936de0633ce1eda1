using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Initial;

/// <summary>Tables of the feature Roster as first released.</summary>
internal static class RosterTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Bodies",
            table => new
            {
                Id = table.Column<Guid>(),
                Level = table.Column<string>(),
                NameEn = table.Column<string>(),
                NameZh = table.Column<string>(),
                ParentId = table.Column<Guid>(nullable: true),
                TimeZone = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Bodies", row => row.Id);
                table.ForeignKey("FK_Bodies_Bodies_ParentId", row => row.ParentId, "Bodies", "Id");
            });
        migrationBuilder.CreateIndex("IX_Bodies_ParentId", "Bodies", "ParentId");

        migrationBuilder.CreateTable(
            "Groups",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Name = table.Column<string>(),
                Number = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Groups", row => row.Id);
                table.ForeignKey("FK_Groups_Bodies_BodyId", row => row.BodyId, "Bodies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Groups_BodyId_Name", "Groups", ["BodyId", "Name"], unique: true);
        migrationBuilder.CreateIndex("IX_Groups_BodyId_Number", "Groups", ["BodyId", "Number"], unique: true);

        migrationBuilder.CreateTable(
            "People",
            table => new
            {
                Id = table.Column<Guid>(),
                Active = table.Column<bool>(),
                Employer = table.Column<string>(nullable: true),
                Locale = table.Column<string>(nullable: true),
                Name = table.Column<string>(),
                SealedPhone = table.Column<byte[]>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_People", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_People_Name", "People", "Name");

        migrationBuilder.CreateTable(
            "Units",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Duties = table.Column<string>(),
                Name = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Units", row => row.Id);
                table.ForeignKey("FK_Units_Bodies_BodyId", row => row.BodyId, "Bodies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Units_BodyId_Name", "Units", ["BodyId", "Name"], unique: true);

        migrationBuilder.CreateTable(
            "Appointments",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                EndedAt = table.Column<long>(nullable: true),
                GroupId = table.Column<Guid>(nullable: true),
                PersonId = table.Column<Guid>(),
                Role = table.Column<string>(),
                UnitId = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Appointments", row => row.Id);
                table.ForeignKey("FK_Appointments_Bodies_BodyId", row => row.BodyId, "Bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_Appointments_Groups_GroupId", row => row.GroupId, "Groups", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_Appointments_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_Appointments_Units_UnitId", row => row.UnitId, "Units", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Appointments_BodyId", "Appointments", "BodyId");
        migrationBuilder.CreateIndex("IX_Appointments_GroupId", "Appointments", "GroupId");
        migrationBuilder.CreateIndex("IX_Appointments_PersonId", "Appointments", "PersonId");
        migrationBuilder.CreateIndex("IX_Appointments_UnitId", "Appointments", "UnitId");

        migrationBuilder.CreateTable(
            "Categories",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                NameEn = table.Column<string>(),
                NameZh = table.Column<string>(),
                Order = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Categories", row => row.Id);
                table.ForeignKey("FK_Categories_Bodies_BodyId", row => row.BodyId, "Bodies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Categories_BodyId_Order", "Categories", ["BodyId", "Order"], unique: true);

        migrationBuilder.CreateTable(
            "DeviceSessions",
            table => new
            {
                Id = table.Column<Guid>(),
                CreatedAt = table.Column<long>(),
                Device = table.Column<string>(),
                EndedAt = table.Column<long>(nullable: true),
                PersonId = table.Column<Guid>(),
                SecretHash = table.Column<byte[]>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DeviceSessions", row => row.Id);
                table.ForeignKey("FK_DeviceSessions_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_DeviceSessions_PersonId", "DeviceSessions", "PersonId");
        migrationBuilder.CreateIndex("IX_DeviceSessions_SecretHash", "DeviceSessions", "SecretHash", unique: true);

        migrationBuilder.CreateTable(
            "DeviceUses",
            table => new
            {
                SessionId = table.Column<Guid>(),
                SeenAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DeviceUses", row => row.SessionId);
                table.ForeignKey("FK_DeviceUses_DeviceSessions_SessionId", row => row.SessionId, "DeviceSessions", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            "Seats",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Convenor = table.Column<bool>(),
                GroupId = table.Column<Guid>(nullable: true),
                Number = table.Column<string>(),
                PersonId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Seats", row => row.Id);
                table.ForeignKey("FK_Seats_Bodies_BodyId", row => row.BodyId, "Bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_Seats_Groups_GroupId", row => row.GroupId, "Groups", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_Seats_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Seats_BodyId_Number", "Seats", ["BodyId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_Seats_GroupId", "Seats", "GroupId");
        migrationBuilder.CreateIndex("IX_Seats_PersonId_BodyId", "Seats", ["PersonId", "BodyId"], unique: true);

        migrationBuilder.CreateTable(
            "SignInSlips",
            table => new
            {
                Id = table.Column<Guid>(),
                CodeHash = table.Column<byte[]>(),
                ExpiresAt = table.Column<long>(),
                IssuedAt = table.Column<long>(),
                LinkHash = table.Column<byte[]>(),
                PersonId = table.Column<Guid>(),
                ReplacedAt = table.Column<long>(nullable: true),
                Selector = table.Column<string>(),
                UsedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SignInSlips", row => row.Id);
                table.ForeignKey("FK_SignInSlips_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_SignInSlips_LinkHash", "SignInSlips", "LinkHash", unique: true);
        migrationBuilder.CreateIndex("IX_SignInSlips_PersonId", "SignInSlips", "PersonId");
        migrationBuilder.CreateIndex("IX_SignInSlips_Selector", "SignInSlips", "Selector");

        migrationBuilder.CreateTable(
            "SignInTries",
            table => new
            {
                Key = table.Column<string>(),
                Count = table.Column<int>(),
                Since = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SignInTries", row => row.Key);
            });
        migrationBuilder.CreateIndex("IX_SignInTries_Since", "SignInTries", "Since");
    }
}
