-- One document may have several versions: a core that derives another key makes a new one, and the old one stays as it was
-- answered. Publishing locks the question's row, so that no two of them are alike.
-- DropIndex
DROP INDEX "QuestionVersion_questionId_digest_key";

-- CreateIndex
CREATE INDEX "QuestionVersion_questionId_digest_idx" ON "QuestionVersion"("questionId", "digest");
