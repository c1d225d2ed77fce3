// Says of each PDF named on the command line whether Apache PDFBox takes it for PDF/A-1b, and what speaks against it.
// Ends with status 1 where one is none. Started by `cargo xtask paper`.

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public class Preflight {
    public static void main(String[] files) throws Exception {
        boolean all = files.length > 0;
        for (String file : files) {
            ValidationResult result = look(new File(file));
            System.out.println((result.isValid() ? "PDF/A-1b  " : "no PDF/A-1b  ") + file);
            Map<String, Integer> errors = new LinkedHashMap<>();
            for (ValidationResult.ValidationError error : result.getErrorsList()) {
                errors.merge(error.getErrorCode() + " " + error.getDetails(), 1, Integer::sum);
            }
            errors.forEach((error, times) -> System.out.println("   " + times + " x " + error));
            all &= result.isValid();
        }
        System.exit(all ? 0 : 1);
    }

    private static ValidationResult look(File file) throws Exception {
        try {
            PreflightParser parser = new PreflightParser(file);
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                return document.getResult();
            }
        } catch (SyntaxValidationException broken) {
            return broken.getResult();
        }
    }
}
