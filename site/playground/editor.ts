/** An editor of manifests, with findings in its gutter and their fixes at hand. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import type { Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Edit, ShownFinding } from './messages';
import { COLOURS, THEME } from './theme';

export class Editor {
  readonly #view: EditorView;
  /** The text that the findings shown are of. */
  #checked: Text | undefined;

  /**
   * @param label what a screen reader calls it
   * @param onChange called after each change of the text
   */
  constructor(parent: HTMLElement, label: string, onChange: () => void) {
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          bracketMatching(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          indentUnit.of('  '),
          yaml(),
          syntaxHighlighting(COLOURS),
          THEME,
          keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
          EditorView.updateListener.of(({ docChanged }) => {
            if (docChanged) onChange();
          }),
        ],
      }),
    });
  }

  /** The text as it is now: another object after each change. */
  get doc(): Text {
    return this.#view.state.doc;
  }

  get text(): string {
    return this.doc.toString();
  }

  set text(text: string) {
    const { length } = this.#view.state.doc;
    this.#view.dispatch({
      changes: { from: 0, to: length, insert: text },
      selection: { anchor: 0 },
      scrollIntoView: true,
    });
  }

  /** Shows findings of the text as it is now. */
  show(findings: readonly ShownFinding[]): void {
    const { doc } = this.#view.state;
    this.#checked = doc;
    const diagnostics = findings.map((finding) => this.#diagnostic(doc, finding));
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /** Makes edits of the text that was checked, none where it has changed since; the keyboard is in the text then. */
  edit(edits: readonly Edit[]): void {
    if (this.#view.state.doc !== this.#checked) return;
    this.#view.dispatch({ changes: [...edits], userEvent: 'input.fix' });
    this.#view.focus();
  }

  /** Leads to the place of a finding. */
  goTo(finding: ShownFinding): void {
    const { from, to } = rangeOf(this.#view.state.doc, finding);
    this.#view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    this.#view.focus();
  }

  #diagnostic(doc: Text, finding: ShownFinding): Diagnostic {
    const { rule, severity, message, fix, edit } = finding;
    return {
      ...rangeOf(doc, finding),
      severity,
      source: rule,
      message: `${message}.\n${fix}`,
      ...(edit === undefined
        ? {}
        : {
            actions: [
              {
                name: 'Fix',
                apply: () => {
                  this.edit([edit]);
                },
              },
            ],
          }),
    };
  }
}

/** Where a finding is, by the lines of an editor. */
function rangeOf(doc: Text, { line, column, length }: ShownFinding): { readonly from: number; readonly to: number } {
  const found = doc.line(Math.min(line, doc.lines));
  const from = Math.min(found.from + column - 1, found.to);
  return { from, to: Math.min(from + length, found.to) };
}
