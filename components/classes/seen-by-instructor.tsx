/** Said before joining, and kept by what lib/classes and lib/progress give. */
export function SeenByInstructor() {
  return (
    <section aria-labelledby="seen" className="mt-12 lg:mt-0">
      <h2 id="seen" className="text-title mb-4 font-semibold">
        What your instructor sees
      </h2>
      <p>From the moment you join, the class&apos;s instructor and this site&apos;s administrators see</p>
      <ul className="mt-2 list-disc pl-6">
        <li>every question you answer, what you chose, the verdict and its replay</li>
        <li>how you do in each topic, counted from these answers</li>
        <li>the name you give here, and when you joined and answered last</li>
      </ul>
      <p className="mt-4">They do not see</p>
      <ul className="mt-2 list-disc pl-6">
        <li>what you answered before you joined</li>
        <li>your e-mail address, or how you sign in (administrators do, from the account itself)</li>
        <li>anything at all once you leave, and nothing new once the class has ended</li>
      </ul>
      <p className="mt-4">Other learners of the class see nothing of you.</p>
    </section>
  );
}
