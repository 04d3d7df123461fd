/** Reads, checks and draws what is in the editors, beside the page, so that typing never waits for it. */
import type { Answer, Request } from './messages';
import { checked, MAX_TEXT, Reader } from './reading';
import { shownIn } from './views';

const reader = new Reader();

function answer(message: Answer): void {
  postMessage(message);
}

async function look({ id, texts, view, event }: Request): Promise<void> {
  const long = texts.find((text) => text.length > MAX_TEXT);
  if (long !== undefined) {
    const sentence = `These are ${Math.round(long.length / 1e6)} MB; up to ${MAX_TEXT / 1e6} MB are looked at here. The command line takes any number of files: cdk8s-stateful check FOLDER`;
    answer({ id, type: 'shown', view, shown: { sentence } });
    return;
  }
  const readings = reader.read(texts);
  answer({ id, type: 'checked', texts: readings.map(checked) });
  const shown = await shownIn(view, readings, event);
  if (shown !== undefined) answer({ id, type: 'shown', view, shown });
}

self.onmessage = ({ data }: MessageEvent<Request>): void => {
  const { id, view } = data;
  void look(data)
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      answer({ id, type: 'shown', view, shown: { sentence: `This can't be shown: ${reason}` } });
    })
    .finally(() => {
      answer({ id, type: 'done' });
    });
};
