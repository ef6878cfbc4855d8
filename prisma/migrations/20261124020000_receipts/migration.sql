-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "receipt" JSON,
ADD COLUMN     "receiptKeyId" TEXT;

-- CreateTable
CREATE TABLE "ReceiptKey" (
    "id" TEXT NOT NULL,
    "x" TEXT NOT NULL,
    "firstUsedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ReceiptKey_pkey" PRIMARY KEY ("id")
);
