-- AlterTable
ALTER TABLE "Question" ADD COLUMN     "ownerId" UUID;

-- AlterTable
ALTER TABLE "QuestionVersion" ADD COLUMN     "authorId" UUID,
ADD COLUMN     "certificate" JSON;

-- CreateTable
CREATE TABLE "QuestionDraft" (
    "questionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "title" TEXT,
    "revision" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "certificate" JSON,

    CONSTRAINT "QuestionDraft_pkey" PRIMARY KEY ("questionId")
);

-- CreateIndex
CREATE INDEX "Question_ownerId_idx" ON "Question"("ownerId");

-- CreateIndex
CREATE INDEX "QuestionVersion_authorId_idx" ON "QuestionVersion"("authorId");

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionDraft" ADD CONSTRAINT "QuestionDraft_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionVersion" ADD CONSTRAINT "QuestionVersion_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Learner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was published before there were certificates leaves the draws; the next start publishes it again with its own.
UPDATE "Question" SET "status" = 'withdrawn' WHERE "status" = 'published';
UPDATE "QuestionVersion" SET "status" = 'withdrawn' WHERE "status" = 'published';

-- No question is drawn without a certificate, of this very document, that refuses nothing.
ALTER TABLE "QuestionVersion" ADD CONSTRAINT "QuestionVersion_certified" CHECK (
    "status" <> 'published'
    OR coalesce("certificate" ->> 'certified' = 'true' AND "certificate" ->> 'digest' = "digest", false)
);

-- The author of a version is as immutable as what they wrote.
DROP TRIGGER "QuestionVersion_immutable" ON "QuestionVersion";
CREATE TRIGGER "QuestionVersion_immutable"
    BEFORE UPDATE OF "questionId", "number", "document", "digest", "keys", "publishedAt", "authorId" ON "QuestionVersion"
    FOR EACH ROW EXECUTE FUNCTION "refuseToChangeQuestionVersion"();
