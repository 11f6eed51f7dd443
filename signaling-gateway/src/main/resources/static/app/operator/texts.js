import { i18n } from '../ui/i18n.js';
import { en } from './texts.en.js';
import { fr } from './texts.fr.js';

i18n.add({ en, fr });
