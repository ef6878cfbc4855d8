/** The signed receipt, for whoever wants to show or to check what was graded. */
export function ReceiptLink({ href }: { href: string }) {
  return (
    <section aria-labelledby="receipt">
      <h2 id="receipt" className="font-semibold">
        Receipt
      </h2>
      <p className="text-grey mt-2">
        A signed file of what you were asked, what you answered and how it was graded. Anybody can compute it again.
      </p>
      <a href={href} download className="link mt-1 inline-block pointer-coarse:py-3">
        Download the receipt
      </a>
    </section>
  );
}
