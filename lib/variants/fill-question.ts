import type { JsonObject, Question, QuestionOption } from '@/lib/contracts/question';

type Filling = {
  readonly document: (document: JsonObject) => JsonObject;
  readonly text: (text: string) => string;
  /** The options, filled already. */
  readonly options: QuestionOption[];
};

/** Fills the placeholders in what a question of any kind asks and accepts. */
export function fillQuestion(question: Question, { document, text, options }: Filling): Question {
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return { ...question, options };
    case 'numeric':
      return { ...question, numeric: { ...question.numeric, unit: text(question.numeric.unit) } };
    case 'order': {
      const events = question.order.events.map((event) => ({ ...event, text: text(event.text) }));
      return { ...question, order: { events } };
    }
    case 'match': {
      const left = question.match.left.map((item) => {
        return { ...item, text: text(item.text), scenario: document(item.scenario) };
      });
      const right = question.match.right.map((item) => {
        return { ...item, text: text(item.text), change: document(item.change) };
      });
      return { ...question, match: { left, right } };
    }
    case 'configuration': {
      const { editable, hidden, solution } = question.configuration;
      const traffic = hidden.traffic.map((pieces) => {
        const filled = document({ pieces }).pieces;
        return Array.isArray(filled) ? filled : pieces;
      });
      return { ...question, configuration: { editable, hidden: { ...hidden, traffic }, solution: document(solution) } };
    }
  }
}
