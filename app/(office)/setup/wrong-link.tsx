import { DIRECTION, LANGUAGES, WORDING } from "../../../server/wording/languages.ts";
import styles from "./setup.module.css";

/** In both languages: whoever comes here first has not chosen one yet. */
export function WrongLink() {
  return (
    <main className="sign-in">
      <div className={styles.wrongLink}>
        {LANGUAGES.map((language) => {
          const { wrongTitle, wrongMore } = WORDING[language].calendar.setup;
          return (
            <section key={language} lang={language} dir={DIRECTION[language]}>
              <h1>{wrongTitle}</h1>
              <p>{wrongMore}</p>
            </section>
          );
        })}
      </div>
    </main>
  );
}
