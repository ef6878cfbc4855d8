-- CreateEnum
CREATE TYPE "QuestionStatus" AS ENUM ('draft', 'published', 'withdrawn', 'retired');

-- CreateEnum
CREATE TYPE "VersionStatus" AS ENUM ('published', 'superseded', 'withdrawn', 'retired');

-- CreateEnum
CREATE TYPE "VerdictKind" AS ENUM ('correct', 'incorrect');

-- CreateEnum
CREATE TYPE "Certainty" AS ENUM ('guess', 'unsure', 'sure');

-- CreateEnum
CREATE TYPE "Rulebook" AS ENUM ('course', 'aws');

-- CreateTable
CREATE TABLE "Learner" (
    "id" UUID NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "email" TEXT,
    "passwordHash" TEXT,
    "displayName" TEXT,

    CONSTRAINT "Learner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Identity" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "learnerId" UUID NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" "QuestionStatus" NOT NULL,
    "currentVersionId" UUID,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionVersion" (
    "id" UUID NOT NULL,
    "questionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSON NOT NULL,
    "digest" TEXT NOT NULL,
    "coreVersion" TEXT NOT NULL,
    "keys" JSON NOT NULL,
    "status" "VersionStatus" NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "QuestionVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draw" (
    "learnerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "questionVersionId" UUID NOT NULL,
    "variantSeed" INTEGER NOT NULL,
    "optionOrder" JSON NOT NULL,
    "purpose" TEXT NOT NULL,
    "drawnAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Draw_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "learnerId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "drawId" UUID NOT NULL,
    "questionVersionId" UUID NOT NULL,
    "questionId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "variantSeed" INTEGER NOT NULL,
    "response" JSON NOT NULL,
    "certainty" "Certainty",
    "verdict" "VerdictKind" NOT NULL,
    "credit" DOUBLE PRECISION NOT NULL,
    "evidence" JSON NOT NULL,
    "rulebook" "Rulebook" NOT NULL,
    "coreVersion" TEXT NOT NULL,
    "traceDigest" TEXT NOT NULL,
    "payloadDigest" TEXT NOT NULL,
    "countsForMastery" BOOLEAN NOT NULL,
    "gradedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "ReviewCard" (
    "learnerId" UUID NOT NULL,
    "questionId" TEXT NOT NULL,
    "due" TIMESTAMP(3) NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "elapsedDays" INTEGER NOT NULL,
    "scheduledDays" INTEGER NOT NULL,
    "learningSteps" INTEGER NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "lastReview" TIMESTAMP(3),

    CONSTRAINT "ReviewCard_pkey" PRIMARY KEY ("learnerId","questionId")
);

-- CreateTable
CREATE TABLE "Mastery" (
    "learnerId" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "counted" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "alpha" DOUBLE PRECISION NOT NULL,
    "beta" DOUBLE PRECISION NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Mastery_pkey" PRIMARY KEY ("learnerId","topic")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Learner_email_key" ON "Learner"("email");

-- CreateIndex
CREATE INDEX "Identity_learnerId_idx" ON "Identity"("learnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Question_currentVersionId_key" ON "Question"("currentVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionVersion_questionId_number_key" ON "QuestionVersion"("questionId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionVersion_questionId_digest_key" ON "QuestionVersion"("questionId", "digest");

-- CreateIndex
CREATE INDEX "Draw_learnerId_drawnAt_idx" ON "Draw"("learnerId", "drawnAt");

-- CreateIndex
CREATE INDEX "Attempt_learnerId_gradedAt_idx" ON "Attempt"("learnerId", "gradedAt");

-- CreateIndex
CREATE INDEX "Attempt_learnerId_questionId_variantSeed_idx" ON "Attempt"("learnerId", "questionId", "variantSeed");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_learnerId_drawId_key" ON "Attempt"("learnerId", "drawId");

-- CreateIndex
CREATE INDEX "ReviewCard_learnerId_due_idx" ON "ReviewCard"("learnerId", "due");

-- CreateIndex
CREATE INDEX "RateLimit_expiresAt_idx" ON "RateLimit"("expiresAt");

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_currentVersionId_fkey" FOREIGN KEY ("currentVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionVersion" ADD CONSTRAINT "QuestionVersion_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draw" ADD CONSTRAINT "Draw_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_learnerId_drawId_fkey" FOREIGN KEY ("learnerId", "drawId") REFERENCES "Draw"("learnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewCard" ADD CONSTRAINT "ReviewCard_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mastery" ADD CONSTRAINT "Mastery_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A published version is immutable: draws and attempts point at it.
CREATE FUNCTION "refuseToChangeQuestionVersion"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published question version does not change (%)', OLD."id";
END;
$$;

CREATE TRIGGER "QuestionVersion_immutable"
    BEFORE UPDATE OF "questionId", "number", "document", "digest", "keys", "publishedAt" ON "QuestionVersion"
    FOR EACH ROW EXECUTE FUNCTION "refuseToChangeQuestionVersion"();
