/** The worker, as the page speaks to it: one request at a time, and of those that wait the newest alone. */
import type { Answer, Request } from './messages';

export type Question = Omit<Request, 'id'>;

export class Judge {
  #id = 0;
  #isBusy = false;
  #waiting: Question | undefined;

  /** @param onAnswer called with what is said of the newest question, and nothing of older ones */
  constructor(
    private readonly worker: Worker,
    onAnswer: (answer: Answer) => void,
  ) {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.type === 'done') this.#next();
      else if (data.id === this.#id && this.#waiting === undefined) onAnswer(data);
    });
  }

  ask(question: Question): void {
    this.#waiting = question;
    if (!this.#isBusy) this.#next();
  }

  #next(): void {
    const question = this.#waiting;
    this.#waiting = undefined;
    this.#isBusy = question !== undefined;
    if (question === undefined) return;
    this.#id++;
    this.worker.postMessage({ id: this.#id, ...question } satisfies Request);
  }
}

/**
 * Starts the worker in a way that gives it the page's policy: one that is loaded by its address has that of its answer's head,
 * and a plain server sends none.
 *
 * @see https://html.spec.whatwg.org/multipage/workers.html#run-a-worker
 */
export function startWorker(file: string): Worker {
  const address = new URL(file, document.baseURI).href;
  const source = new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(source), { type: 'module' });
}
