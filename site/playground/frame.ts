/** The picture, in a frame that can do nothing but draw itself. */
import { Event, EVENTS } from '../../src/survival/event';
import { make } from './dom';

export class PictureFrame {
  #shown: HTMLIFrameElement | undefined;
  #top = 0;
  #event: Event = Event.POD_REPLACED;

  constructor(private readonly place: HTMLElement) {
    addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
      if (source === null || source !== this.#shown?.contentWindow || typeof data !== 'object' || data === null) return;
      if ('event' in data) this.#event = EVENTS[Number(data.event)] ?? this.#event;
      if ('top' in data) this.#top = Number(data.top);
    });
  }

  /** The event that was chosen in the picture. */
  get event(): Event {
    return this.#event;
  }

  /** Shows a page. What was there stays until it is drawn; event and place on the page stay too. */
  show(page: string): void {
    const frame = document.createElement('iframe');
    frame.title = 'What survives what: picture and table';
    frame.sandbox.add('allow-scripts', 'allow-popups', 'allow-popups-to-escape-sandbox');
    frame.srcdoc = page;
    frame.className = 'loading';
    frame.addEventListener('load', () => {
      frame.contentWindow?.postMessage({ top: this.#top }, '*');
      frame.className = '';
      this.#shown = frame;
      for (const other of [...this.place.children]) if (other !== frame) other.remove();
    });
    this.place.append(frame);
  }

  say(sentence: string): void {
    this.#shown = undefined;
    this.place.replaceChildren(make('p', 'quiet', sentence));
  }
}
